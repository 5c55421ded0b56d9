using System.Text;

namespace Storage.Http.Responses;

/// <summary>Recognises and transcodes UTF-16, with a byte order mark or without.</summary>
static class Utf16
{
    /// <summary>Whether the text begins with a byte order mark of UTF-16, or with a blank, a bracket or a brace of two bytes.</summary>
    internal static bool IsLikely(ReadOnlySpan<byte> text) =>
        text.Length >= 2 && ((text[0], text[1]) is (0xFF, 0xFE) or (0xFE, 0xFF) || IsLittleEndian(text[0], text[1]) || IsLittleEndian(text[1], text[0]));

    /// <summary>The text in UTF-8, without the mark. An odd last byte drops out.</summary>
    internal static byte[] ToUtf8(ReadOnlySpan<byte> text)
    {
        var hasMark = text[0] is 0xFF or 0xFE && text[1] is 0xFF or 0xFE;
        var encoding = text[0] == 0xFE || text[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode;
        var body = text[(hasMark ? 2 : 0)..(text.Length & ~1)];
        var chars = encoding.GetString(body);
        return Encoding.UTF8.GetBytes(chars);
    }

    static bool IsLittleEndian(byte low, byte high) => high == 0 && low is (byte)'<' or (byte)'{' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
