using System.Globalization;
using System.Text;

namespace Storage.Http.Responses;

/// <summary>The text between two tags: the five entities, character references and character data; comments and instructions drop out.</summary>
static class XmlText
{
    // &#x10FFFF; and some leading zeros.
    const int LongestReference = 16;

    internal static bool IsPlain(ReadOnlySpan<byte> content) => content.IndexOfAny((byte)'&', (byte)'<') < 0;

    /// <summary>Writes the text. No text is longer in UTF-16 units than its source in bytes, so a target of that length suffices.</summary>
    internal static int Decode(ReadOnlySpan<byte> content, Span<char> target)
    {
        var written = 0;
        while (true)
        {
            var special = content.IndexOfAny((byte)'&', (byte)'<');
            written += Encoding.UTF8.GetChars(special < 0 ? content : content[..special], target[written..]);
            if (special < 0)
            {
                return written;
            }

            content = content[special..];
            content = content[(content[0] == '&' ? Reference(content, target, ref written) : Markup(content, target, ref written))..];
        }
    }

    static int Reference(ReadOnlySpan<byte> content, Span<char> target, ref int written)
    {
        var length = content[..Math.Min(content.Length, LongestReference)].IndexOf((byte)';');
        if (length > 1 && Character(content[1..length]) is { } rune)
        {
            written += rune.EncodeToUtf16(target[written..]);
            return length + 1;
        }

        target[written++] = '&';
        return 1;
    }

    static Rune? Character(ReadOnlySpan<byte> name)
    {
        if (name[0] != '#')
        {
            return name switch
            {
                _ when name.SequenceEqual("lt"u8) => new('<'),
                _ when name.SequenceEqual("gt"u8) => new('>'),
                _ when name.SequenceEqual("amp"u8) => new('&'),
                _ when name.SequenceEqual("quot"u8) => new('"'),
                _ when name.SequenceEqual("apos"u8) => new('\''),
                _ => null,
            };
        }

        var isHex = name.Length > 1 && name[1] is (byte)'x' or (byte)'X';
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!uint.TryParse(name[(isHex ? 2 : 1)..], style, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        return value != 0 && Rune.IsValid(value) ? new(value) : Rune.ReplacementChar;
    }

    static int Markup(ReadOnlySpan<byte> content, Span<char> target, ref int written)
    {
        var kind = XmlMarkup.At(content);
        if (kind is not (XmlMarkup.Kind.CharacterData or XmlMarkup.Kind.Comment or XmlMarkup.Kind.Instruction))
        {
            target[written++] = '<';
            return 1;
        }

        var length = XmlMarkup.Length(content, kind);
        if (length < 0)
        {
            written += Encoding.UTF8.GetChars(content, target[written..]);
            return content.Length;
        }

        if (kind == XmlMarkup.Kind.CharacterData)
        {
            written += Encoding.UTF8.GetChars(content[9..(length - 3)], target[written..]);
        }

        return length;
    }
}
