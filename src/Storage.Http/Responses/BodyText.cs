using System.IO.Compression;

namespace Storage.Http.Responses;

/// <summary>Turns the bytes of a body into UTF-8 text: unfolds gzip, deflate and br within the limit, transcodes UTF-16.</summary>
static class BodyText
{
    internal static ContentCoding CodingOf(HttpContent content)
    {
        if (!content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values))
        {
            return ContentCoding.Identity;
        }

        return values.ToString().Trim().ToLowerInvariant() switch
        {
            "" or "identity" => ContentCoding.Identity,
            "gzip" or "x-gzip" => ContentCoding.Gzip,
            "deflate" => ContentCoding.Deflate,
            "br" => ContentCoding.Brotli,
            _ => ContentCoding.Unknown,
        };
    }

    /// <summary>The text, as far as it can be read. What a damaged body holds before the damage counts.</summary>
    /// <param name="bytes">The body as it came.</param>
    /// <param name="count">How many of the bytes are the body's.</param>
    /// <param name="coding">How it is compressed.</param>
    /// <param name="limit">How many bytes it may unfold to.</param>
    /// <param name="isLimited">Whether it would unfold to more.</param>
    internal static ReadOnlyMemory<byte> Read(byte[] bytes, int count, ContentCoding coding, int limit, out bool isLimited)
    {
        isLimited = false;
        var text = coding is ContentCoding.Identity or ContentCoding.Unknown ? bytes.AsMemory(0, count) : Unfold(bytes, count, coding, limit, out isLimited);
        return Utf16.IsLikely(text.Span) ? Utf16.ToUtf8(text.Span) : text;
    }

    static Memory<byte> Unfold(byte[] bytes, int count, ContentCoding coding, int limit, out bool isLimited)
    {
        var text = new byte[Math.Min(limit, Math.Max(4096, count * 8L))];
        var length = 0;
        isLimited = false;
        try
        {
            using var stream = Open(new MemoryStream(bytes, 0, count, writable: false), coding);
            while (true)
            {
                if (length == text.Length)
                {
                    if (length == limit)
                    {
                        isLimited = stream.ReadByte() >= 0;
                        break;
                    }

                    Array.Resize(ref text, (int)Math.Min(limit, length * 4L));
                }

                var read = stream.Read(text, length, text.Length - length);
                if (read == 0)
                {
                    break;
                }

                length += read;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or InvalidOperationException)
        {
            // Damaged or cut: what came before it counts, as with any damaged document.
            return text.AsMemory(0, length);
        }

        return text.AsMemory(0, length);
    }

    static Stream Open(MemoryStream body, ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => new GZipStream(body, CompressionMode.Decompress),
        ContentCoding.Brotli => new BrotliStream(body, CompressionMode.Decompress),

        // Some servers leave out the zlib header that the name deflate promises.
        _ when HasZlibHeader(body) => new ZLibStream(body, CompressionMode.Decompress),
        _ => new DeflateStream(body, CompressionMode.Decompress),
    };

    static bool HasZlibHeader(MemoryStream body)
    {
        var first = body.ReadByte();
        var second = body.ReadByte();
        body.Position = 0;
        return (first & 0x0F) == 8 && ((first << 8) + second) % 31 == 0;
    }
}
