namespace Storage.Http.Responses;

/// <summary>Finds the root of a document that grows chunk by chunk, without looking at any byte twice.</summary>
struct RootScanner
{
    Stage _stage;
    int _position;

    enum Stage
    {
        Start,
        Blanks,
        Instruction,
        Comment,
        Name,
        Done,
    }

    internal RootShape Shape { get; private set; }

    /// <summary>Where it stands; at the brace of a JSON object.</summary>
    internal readonly int Position => _position;

    /// <summary>Where the root's name begins, behind its bracket.</summary>
    internal int NameStart { get; private set; }

    /// <summary>The root's name with its prefix.</summary>
    internal readonly ReadOnlySpan<byte> Name(ReadOnlySpan<byte> text) => text[NameStart.._position];

    /// <summary>Goes on where it stopped. The text is all that came so far.</summary>
    internal RootShape Advance(ReadOnlySpan<byte> text)
    {
        while (_stage != Stage.Done && Step(text))
        {
        }

        return Shape;
    }

    // False: more text is needed.
    bool Step(ReadOnlySpan<byte> text) => _stage switch
    {
        Stage.Start => StepStart(text),
        Stage.Blanks => StepBlanks(text),
        Stage.Instruction => StepTo(text, "?>"u8),
        Stage.Comment => StepTo(text, "-->"u8),
        _ => StepName(text),
    };

    bool StepStart(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
        {
            return false;
        }

        _stage = Stage.Blanks;
        return Utf16.IsLikely(text) ? Finish(RootShape.Utf16) : true;
    }

    bool StepBlanks(ReadOnlySpan<byte> text)
    {
        _position += Blanks.Count(text[_position..]);
        if (_position == text.Length)
        {
            return false;
        }

        var rest = text[_position..];
        return rest[0] switch
        {
            (byte)'<' => StepBracket(rest),
            (byte)'{' => Finish(RootShape.Json),
            0xEF => StepByteOrderMark(rest),
            _ => Finish(RootShape.Other),
        };
    }

    // At the very start or behind the blanks of a server that wrote them before it wrote the document.
    bool StepByteOrderMark(ReadOnlySpan<byte> rest)
    {
        if (rest.StartsWith("\uFEFF"u8))
        {
            _position += 3;
            return true;
        }

        return rest.Length >= 3 && Finish(RootShape.Other);
    }

    bool StepBracket(ReadOnlySpan<byte> rest)
    {
        switch (XmlMarkup.At(rest))
        {
            case XmlMarkup.Kind.Cut:
                return false;
            case XmlMarkup.Kind.Instruction:
                _position += 2;
                _stage = Stage.Instruction;
                return true;
            case XmlMarkup.Kind.Comment:
                _position += 4;
                _stage = Stage.Comment;
                return true;
            case XmlMarkup.Kind.StartTag:
                NameStart = ++_position;
                _stage = Stage.Name;
                return true;
            default:
                return Finish(RootShape.Other);
        }
    }

    bool StepTo(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end)
    {
        var found = text[_position..].IndexOf(end);
        if (found < 0)
        {
            _position = Math.Max(_position, text.Length - end.Length + 1);
            return false;
        }

        _position += found + end.Length;
        _stage = Stage.Blanks;
        return true;
    }

    bool StepName(ReadOnlySpan<byte> text)
    {
        var length = text[_position..].IndexOfAny(XmlMarkup.NameEnds);
        if (length < 0)
        {
            _position = text.Length;
            return false;
        }

        _position += length;
        return Finish(RootShape.Xml);
    }

    bool Finish(RootShape shape)
    {
        Shape = shape;
        _stage = Stage.Done;
        return true;
    }
}
