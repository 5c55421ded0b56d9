using System.Globalization;
using System.Text;

namespace Storage.Http.Responses;

/// <summary>The text between two quotes, its escapes resolved. A lone half of a surrogate pair becomes U+FFFD.</summary>
static class JsonText
{
    internal static bool IsPlain(ReadOnlySpan<byte> content) => content.IndexOf((byte)'\\') < 0;

    /// <summary>Writes the text. No text is longer in UTF-16 units than its source in bytes, so a target of that length suffices.</summary>
    internal static int Decode(ReadOnlySpan<byte> content, Span<char> target)
    {
        var written = 0;
        while (true)
        {
            var special = content.IndexOf((byte)'\\');
            written += Encoding.UTF8.GetChars(special < 0 ? content : content[..special], target[written..]);
            if (special < 0)
            {
                return written;
            }

            content = content[special..];
            content = content[Escape(content, target, ref written)..];
        }
    }

    static int Escape(ReadOnlySpan<byte> content, Span<char> target, ref int written)
    {
        if (content.Length < 2)
        {
            target[written++] = '\\';
            return 1;
        }

        if (content[1] != 'u')
        {
            if (content[1] >= 0x80)
            {
                target[written++] = '\\';
                return 1;
            }

            target[written++] = content[1] switch
            {
                (byte)'n' => '\n',
                (byte)'t' => '\t',
                (byte)'r' => '\r',
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                var other => (char)other,
            };
            return 2;
        }

        if (!TryUnit(content, out var unit))
        {
            target[written++] = 'u';
            return 2;
        }

        if (char.IsHighSurrogate(unit) && TryUnit(content[6..], out var low) && char.IsLowSurrogate(low))
        {
            target[written++] = unit;
            target[written++] = low;
            return 12;
        }

        target[written++] = char.IsSurrogate(unit) ? '\uFFFD' : unit;
        return 6;
    }

    static bool TryUnit(ReadOnlySpan<byte> content, out char unit)
    {
        unit = default;
        if (content.Length < 6 || content[0] != '\\' || content[1] != 'u'
            || !ushort.TryParse(content.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        unit = (char)value;
        return true;
    }
}
