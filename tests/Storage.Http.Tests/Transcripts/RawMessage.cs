using System.Globalization;
using System.Text;

namespace Storage.Http.Tests.Transcripts;

/// <summary>An HTTP/1.1 message as it goes over the wire, taken apart.</summary>
sealed class RawMessage
{
    static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    RawMessage(byte[] bytes, int headLength)
    {
        var lines = Encoding.Latin1.GetString(bytes, 0, headLength - 4).Split("\r\n");
        Bytes = bytes;
        StartLine = lines[0];
        Headers = [.. lines.Skip(1).Select(line => line.Split(": ", 2)).Select(parts => KeyValuePair.Create(parts[0], parts[1]))];
        var tail = bytes.AsSpan(headLength);
        Body = Header("Transfer-Encoding") == "chunked" ? ReadChunks(ref tail) : ReadLength(ref tail, ContentLength);
        Rest = tail.ToArray();
    }

    public byte[] Bytes { get; }

    public string StartLine { get; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The body, without the sizes of its chunks.</summary>
    public byte[] Body { get; }

    /// <summary>What follows the end of the message.</summary>
    public byte[] Rest { get; }

    public int ContentLength => int.Parse(Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);

    public static RawMessage Parse(byte[] bytes) => new(bytes, HeadLength(bytes) ?? throw new FormatException("The head does not end."));

    /// <summary>The length of the head with the empty line behind it, or null when that has not come yet.</summary>
    public static int? HeadLength(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\r\n\r\n"u8) is >= 0 and var end ? end + 4 : null;

    public string? Header(string name) =>
        Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).SingleOrDefault();

    // As much as is there: a recorded request may have broken off.
    static byte[] ReadLength(ref Span<byte> tail, int length)
    {
        var body = tail[..Math.Min(length, tail.Length)].ToArray();
        tail = tail[body.Length..];
        return body;
    }

    static byte[] ReadChunks(ref Span<byte> tail)
    {
        var body = new List<byte>();
        while (true)
        {
            var sizeEnd = tail.IndexOf(LineEnd);
            var size = int.Parse(Encoding.ASCII.GetString(tail[..sizeEnd]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            var chunk = tail.Slice(sizeEnd + 2, size);
            body.AddRange(chunk);
            tail = tail[(sizeEnd + 2 + size)..];
            if (!tail.StartsWith(LineEnd))
            {
                throw new FormatException("A chunk is not as long as its size says.");
            }

            tail = tail[2..];
            if (size == 0)
            {
                return [.. body];
            }
        }
    }
}
