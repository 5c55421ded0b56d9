namespace Storage.Http.Responses;

/// <summary>Walks the direct children of an element. What lies deeper is counted, not entered, so depth costs nothing.</summary>
ref struct XmlChildren
{
    readonly ReadOnlySpan<byte> _parent;
    ReadOnlySpan<byte> _rest;

    /// <summary>The children of an element whose content is known to be whole.</summary>
    internal XmlChildren(ReadOnlySpan<byte> content) => _rest = content;

    /// <summary>The children of the root, given from its name on.</summary>
    internal XmlChildren(ReadOnlySpan<byte> text, RootScanner scanner)
    {
        _parent = scanner.Name(text);
        _rest = text[(scanner.NameStart - 1)..];
        var length = XmlMarkup.TagLength(_rest);
        End = length < 0 ? DocumentEnd.Cut : _rest[length - 2] == '/' ? DocumentEnd.Closed : DocumentEnd.Open;
        _rest = length < 0 ? default : _rest[length..];
    }

    /// <summary>The child's name without a prefix.</summary>
    internal ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Everything between the child's tags.</summary>
    internal ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Whether elements stand inside the child, so that it is no plain text.</summary>
    internal bool HasElements { get; private set; }

    internal DocumentEnd End { get; private set; }

    /// <summary>Goes to the next child that is there whole.</summary>
    internal bool Read()
    {
        while (End == DocumentEnd.Open)
        {
            var bracket = _rest.IndexOf((byte)'<');
            if (bracket < 0)
            {
                End = _parent.IsEmpty ? DocumentEnd.Closed : DocumentEnd.Cut;
                break;
            }

            _rest = _rest[bracket..];
            var kind = XmlMarkup.At(_rest);
            switch (kind)
            {
                case XmlMarkup.Kind.StartTag:
                    return ReadChild();
                case XmlMarkup.Kind.EndTag:
                    var end = XmlMarkup.TagLength(_rest);
                    End = end < 0 ? DocumentEnd.Cut : XmlMarkup.Ends(_rest[..end], _parent) ? DocumentEnd.Closed : DocumentEnd.Damaged;
                    break;
                case XmlMarkup.Kind.Text:
                    _rest = _rest[1..];
                    break;
                case XmlMarkup.Kind.Cut:
                    End = DocumentEnd.Cut;
                    break;
                case XmlMarkup.Kind.Declaration:
                    End = DocumentEnd.Damaged;
                    break;
                default:
                    Skip(XmlMarkup.Length(_rest, kind));
                    break;
            }
        }

        return false;
    }

    bool ReadChild()
    {
        var length = XmlMarkup.TagLength(_rest);
        if (length < 0)
        {
            End = DocumentEnd.Cut;
            return false;
        }

        var tag = _rest[1..length];
        var name = tag[..XmlMarkup.NameLength(tag)];
        Name = XmlMarkup.LocalName(name);
        Content = default;
        HasElements = false;
        _rest = _rest[length..];
        return tag[^2] == '/' || ReadText(name) || ReadContent(name);
    }

    // Nearly every child is plain text and its end tag.
    bool ReadText(ReadOnlySpan<byte> name)
    {
        var length = _rest.IndexOf((byte)'<');
        if (length < 0 || _rest.Length - length < name.Length + 3)
        {
            return false;
        }

        var tag = _rest.Slice(length, name.Length + 3);
        if (tag[1] != '/' || tag[^1] != '>' || !tag[2..^1].SequenceEqual(name))
        {
            return false;
        }

        Content = _rest[..length];
        _rest = _rest[(length + tag.Length)..];
        return true;
    }

    bool ReadContent(ReadOnlySpan<byte> name)
    {
        var content = XmlContent.Read(_rest);
        HasElements = content.HasElements;
        if (content.End != DocumentEnd.Closed)
        {
            return Fail(content.End);
        }

        Content = _rest[..content.Length];
        var tag = _rest.Slice(content.Length, content.EndTagLength);
        _rest = _rest[(content.Length + tag.Length)..];
        return XmlMarkup.Ends(tag, name) || Fail(DocumentEnd.Damaged);
    }

    void Skip(int length)
    {
        if (length < 0)
        {
            End = DocumentEnd.Cut;
        }
        else
        {
            _rest = _rest[length..];
        }
    }

    bool Fail(DocumentEnd end)
    {
        End = end;
        return false;
    }
}
