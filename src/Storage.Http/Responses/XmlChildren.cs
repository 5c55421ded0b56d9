namespace Storage.Http.Responses;

/// <summary>Walks the direct children of an element. What lies deeper is counted, not entered, so depth costs nothing.</summary>
ref struct XmlChildren
{
    readonly ReadOnlySpan<byte> _parent;
    readonly ReadOnlySpan<byte> _text;
    MarkFinder _marks;
    int _position;
    bool _isPlain;

    /// <summary>The children of an element whose content is known to be whole.</summary>
    internal XmlChildren(ReadOnlySpan<byte> content)
    {
        _text = content;
        _marks = new(content, (byte)'<', (byte)'&');
    }

    /// <summary>The children of the root.</summary>
    internal XmlChildren(ReadOnlySpan<byte> text, RootScanner scanner)
        : this(text)
    {
        _parent = scanner.Name(text);
        _position = scanner.NameStart - 1;
        End = Skip(XmlTag.Read(text[_position..]).Length) && IsEmptyTag ? DocumentEnd.Closed : End;
    }

    /// <summary>The child's name without a prefix.</summary>
    internal ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Everything between the child's tags.</summary>
    internal ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>The child's text, when no elements stand in it.</summary>
    internal readonly Utf8Text Text => _isPlain ? Utf8Text.Plain(Content) : Utf8Text.Xml(Content);

    /// <summary>Whether elements stand inside the child, so that it is no plain text.</summary>
    internal bool HasElements { get; private set; }

    internal DocumentEnd End { get; private set; }

    // Of a start tag that was passed.
    readonly bool IsEmptyTag => _text[_position - 2] == '/';

    /// <summary>Goes to the next child that is there whole.</summary>
    internal bool Read()
    {
        while (End == DocumentEnd.Open)
        {
            if (!FindBracket())
            {
                return Fail(_parent.IsEmpty ? DocumentEnd.Closed : DocumentEnd.Cut);
            }

            var rest = _text[_position..];
            var kind = XmlMarkup.At(rest);
            switch (kind)
            {
                case XmlMarkup.Kind.StartTag:
                    return ReadChild(rest);
                case XmlMarkup.Kind.EndTag:
                    var length = XmlMarkup.TagLength(rest);
                    return Fail(length < 0 ? DocumentEnd.Cut : XmlMarkup.Ends(rest[..length], _parent) ? DocumentEnd.Closed : DocumentEnd.Damaged);
                case XmlMarkup.Kind.Text:
                    _position++;
                    break;
                case XmlMarkup.Kind.Cut:
                    return Fail(DocumentEnd.Cut);
                case XmlMarkup.Kind.Declaration:
                    return Fail(DocumentEnd.Damaged);
                default:
                    Skip(XmlMarkup.Length(rest, kind));
                    break;
            }
        }

        return false;
    }

    bool FindBracket()
    {
        var position = _position - 1;
        do
        {
            position = _marks.Next(position + 1);
        }
        while (position >= 0 && _text[position] == '&');
        _position = position;
        return position >= 0;
    }

    bool ReadChild(ReadOnlySpan<byte> rest)
    {
        var tag = XmlTag.Read(rest);
        if (!Skip(tag.Length))
        {
            return false;
        }

        var name = rest.Slice(1, tag.NameLength);
        Name = name[tag.PrefixLength..];
        Content = default;
        HasElements = false;
        _isPlain = true;
        return IsEmptyTag || ReadText(name) || ReadContent(name);
    }

    // Nearly every child is plain text and its end tag.
    bool ReadText(ReadOnlySpan<byte> name)
    {
        var end = _marks.Next(_position);
        if (end < 0 || _text.Length - end < name.Length + 3 || _text[end + 1] != '/' || !_text[(end + 2)..].StartsWith(name) || _text[end + 2 + name.Length] != '>')
        {
            return false;
        }

        Content = _text[_position..end];
        _position = end + name.Length + 3;
        return true;
    }

    bool ReadContent(ReadOnlySpan<byte> name)
    {
        var content = XmlContent.Read(_text[_position..]);
        HasElements = content.HasElements;
        _isPlain = false;
        if (content.End != DocumentEnd.Closed)
        {
            return Fail(content.End);
        }

        Content = _text.Slice(_position, content.Length);
        var tag = _text.Slice(_position + content.Length, content.EndTagLength);
        _position += content.Length + tag.Length;
        return XmlMarkup.Ends(tag, name) || Fail(DocumentEnd.Damaged);
    }

    bool Skip(int length)
    {
        _position += length;
        return length >= 0 || Fail(DocumentEnd.Cut);
    }

    bool Fail(DocumentEnd end)
    {
        End = end;
        return false;
    }
}
