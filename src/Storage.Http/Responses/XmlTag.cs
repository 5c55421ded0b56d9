namespace Storage.Http.Responses;

/// <summary>The extent of a start tag.</summary>
/// <param name="Length">How long it is from its bracket on; -1 when it does not end.</param>
/// <param name="NameLength">How long its name is.</param>
/// <param name="PrefixLength">How much of the name is its prefix with the colon.</param>
readonly record struct XmlTag(int Length, int NameLength, int PrefixLength)
{
    /// <summary>Measures the tag that a text begins with.</summary>
    internal static XmlTag Read(ReadOnlySpan<byte> text)
    {
        var position = 1;
        var prefixLength = 0;
        for (; position < text.Length; position++)
        {
            var value = text[position];
            if (value >= 'A')
            {
                continue;
            }

            if (value is (byte)'>' or (byte)'/' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'"' or (byte)'\'')
            {
                break;
            }

            prefixLength = value == ':' ? position : prefixLength;
        }

        // Most tags are a name between brackets.
        var length = position < text.Length && text[position] == '>' ? position + 1 : XmlMarkup.TagLength(text);
        return new(length, position - 1, prefixLength);
    }
}
