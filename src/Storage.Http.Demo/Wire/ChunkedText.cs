using System.Buffers.Text;

namespace Storage.Http.Demo.Wire;

/// <summary>Takes the frames of the chunked coding off.</summary>
static class ChunkedText
{
    /// <summary>The content so far; what is not framed, since something before took the frames off, comes back as it is.</summary>
    internal static byte[] Unframe(ReadOnlySpan<byte> bytes)
    {
        var content = new List<byte>();
        for (var rest = bytes; rest.IndexOf("\r\n"u8) is >= 0 and var end;)
        {
            if (!Utf8Parser.TryParse(rest[..end], out int size, out var digits, 'x') || digits == 0 || size < 0)
            {
                return content.Count == 0 ? bytes.ToArray() : [.. content];
            }

            rest = rest[(end + 2)..];
            if (size == 0)
            {
                return [.. content];
            }

            content.AddRange(rest[..Math.Min(size, rest.Length)]);
            rest = rest[(int)Math.Min(size + 2L, rest.Length)..];
        }

        return content.Count == 0 ? bytes.ToArray() : [.. content];
    }
}
