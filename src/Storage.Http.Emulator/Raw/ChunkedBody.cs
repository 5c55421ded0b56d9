using System.Globalization;
using System.Text;

namespace Storage.Http.Emulator.Raw;

static class ChunkedBody
{
    /// <summary>Where a chunked body ends, trailers included, or null while it does not.</summary>
    internal static int? FindEnd(ReadOnlySpan<byte> body)
    {
        var at = 0;
        while (true)
        {
            var line = body[at..].IndexOf("\r\n"u8);
            if (line < 0)
            {
                return null;
            }

            var size = Encoding.Latin1.GetString(body.Slice(at, line)).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length) || length < 0)
            {
                return at; // no chunk: what follows is not read as a body
            }

            at += line + 2;
            if (length == 0)
            {
                return FindTrailersEnd(body, at);
            }

            if (body.Length - at < length + 2L)
            {
                return null;
            }

            at += length + 2;
        }
    }

    static int? FindTrailersEnd(ReadOnlySpan<byte> body, int at)
    {
        while (true)
        {
            var line = body[at..].IndexOf("\r\n"u8);
            if (line < 0)
            {
                return null;
            }

            at += line + 2;
            if (line == 0)
            {
                return at;
            }
        }
    }
}
