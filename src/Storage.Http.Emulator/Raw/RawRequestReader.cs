using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Storage.Http.Emulator.Raw;

/// <summary>Reads one request off a connection: head, then a body by length or in chunks. The limits keep a test's mistake from filling the memory.</summary>
sealed class RawRequestReader(PipeReader input)
{
    const int MaxHead = 64 * 1024;
    const int MaxBody = 256 * 1024 * 1024;

    /// <summary>Reads the head; null when the connection ends instead.</summary>
    internal async Task<byte[]?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (FindHead(result.Buffer) is { } head)
            {
                var bytes = result.Buffer.Slice(0, head).ToArray();
                input.AdvanceTo(head);
                return bytes;
            }

            input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted || result.Buffer.Length > MaxHead)
            {
                return null;
            }
        }
    }

    /// <summary>Reads the body to its end, or so many bytes of it.</summary>
    internal async Task<(byte[] Body, bool IsComplete)> ReadBodyAsync(byte[] head, int? maxBytes, CancellationToken cancellationToken)
    {
        var text = Encoding.Latin1.GetString(head);
        var isChunked = Header(text, "Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) ?? false;
        var length = int.TryParse(Header(text, "Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? Math.Min(told, MaxBody) : 0;
        var body = new MemoryStream();
        while (true)
        {
            var end = isChunked ? ChunkedBody.FindEnd(body.GetBuffer().AsSpan(0, (int)body.Length)) : body.Length >= length ? length : (int?)null;
            if (end is not null || body.Length >= (maxBytes ?? MaxBody))
            {
                return (body.ToArray(), end is not null);
            }

            var result = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            var wanted = Math.Min(result.Buffer.Length, (maxBytes ?? MaxBody) - body.Length);
            wanted = isChunked ? wanted : Math.Min(wanted, length - body.Length);
            var taken = result.Buffer.Slice(0, wanted);
            foreach (var segment in taken)
            {
                body.Write(segment.Span);
            }

            input.AdvanceTo(taken.End);
            if (result.IsCompleted && wanted == 0)
            {
                return (body.ToArray(), false);
            }
        }
    }

    static SequencePosition? FindHead(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> _, "\r\n\r\n"u8) ? reader.Position : null;
    }

    static string? Header(string head, string name)
    {
        foreach (var line in head.Split("\r\n").Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return line[(colon + 1)..].Trim();
            }
        }

        return null;
    }
}
