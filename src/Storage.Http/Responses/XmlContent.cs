namespace Storage.Http.Responses;

/// <summary>The extent of an element's content.</summary>
/// <param name="End">Closed when its end tag was found.</param>
/// <param name="Length">How long it is, up to the end tag.</param>
/// <param name="EndTagLength">How long the end tag is.</param>
/// <param name="HasElements">Whether elements stand in it.</param>
readonly record struct XmlContent(DocumentEnd End, int Length, int EndTagLength, bool HasElements)
{
    /// <summary>Measures the content that a text begins with. Elements in it are counted by their tags, whatever they are called.</summary>
    internal static XmlContent Read(ReadOnlySpan<byte> text)
    {
        var brackets = new MarkFinder(text, (byte)'<', (byte)'<');
        var depth = 0;
        var position = 0;
        var hasElements = false;
        while (true)
        {
            position = brackets.Next(position);
            if (position < 0)
            {
                return new(DocumentEnd.Cut, 0, 0, hasElements);
            }

            var rest = text[position..];
            var kind = XmlMarkup.At(rest);
            var length = kind switch
            {
                XmlMarkup.Kind.Text => 1,
                XmlMarkup.Kind.Cut or XmlMarkup.Kind.Declaration => -1,
                XmlMarkup.Kind.StartTag or XmlMarkup.Kind.EndTag => XmlMarkup.TagLength(rest),
                _ => XmlMarkup.Length(rest, kind),
            };
            if (length < 0)
            {
                return new(kind == XmlMarkup.Kind.Declaration ? DocumentEnd.Damaged : DocumentEnd.Cut, 0, 0, hasElements);
            }

            if (kind == XmlMarkup.Kind.EndTag && depth-- == 0)
            {
                return new(DocumentEnd.Closed, position, length, hasElements);
            }

            if (kind == XmlMarkup.Kind.StartTag)
            {
                hasElements = true;
                depth += rest[length - 2] == '/' ? 0 : 1;
            }

            position += length;
        }
    }
}
