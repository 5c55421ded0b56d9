using System.Buffers;

namespace Storage.Http.Responses;

/// <summary>Walks the members of a JSON object or the objects of an array. What lies deeper is counted, not entered, so depth costs nothing.</summary>
ref struct JsonMembers
{
    static readonly SearchValues<byte> LiteralEnds = SearchValues.Create(" \t\r\n,}]\""u8);
    readonly ReadOnlySpan<byte> _text;
    readonly bool _isArray;
    MarkFinder _texts;
    int _position;
    bool _isPlain;

    /// <summary>Begins at an opening brace or bracket.</summary>
    internal JsonMembers(ReadOnlySpan<byte> text)
    {
        _text = text;
        _texts = JsonMarkup.Texts(text);
        _position = 1;
        _isArray = !text.IsEmpty && text[0] == '[';
        End = text.IsEmpty ? DocumentEnd.Cut : text[0] is (byte)'{' or (byte)'[' ? DocumentEnd.Open : DocumentEnd.Damaged;
    }

    /// <summary>The key without its quotes, escapes as they stand; empty in an array.</summary>
    internal ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>Whether no escapes stand in the key.</summary>
    internal bool HasPlainKey { get; private set; }

    /// <summary>A text without its quotes; an object or array with its braces; a number or literal as it stands.</summary>
    internal ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>What a text says; a number as it stands.</summary>
    internal readonly Utf8Text Text => _isPlain ? Utf8Text.Plain(Value) : Utf8Text.Json(Value);

    internal JsonKind ValueKind { get; private set; }

    internal DocumentEnd End { get; private set; }

    /// <summary>Goes to the next member that is there whole.</summary>
    internal bool Read()
    {
        if (End != DocumentEnd.Open || !SkipBlanks(alsoCommas: true))
        {
            return false;
        }

        var first = _text[_position];
        if (first is (byte)'}' or (byte)']')
        {
            return Fail(first == ']' == _isArray ? DocumentEnd.Closed : DocumentEnd.Damaged);
        }

        return (_isArray || ReadKey()) && ReadValue();
    }

    bool ReadKey()
    {
        if (_text[_position] != '"')
        {
            return Fail(DocumentEnd.Damaged);
        }

        if (!ReadText() || !SkipBlanks())
        {
            return false;
        }

        Key = Value;
        HasPlainKey = _isPlain;
        return _text[_position++] == ':' ? SkipBlanks() : Fail(DocumentEnd.Damaged);
    }

    bool ReadValue()
    {
        var rest = _text[_position..];
        ValueKind = rest[0] switch
        {
            (byte)'"' => JsonKind.Text,
            (byte)'{' => JsonKind.Object,
            (byte)'[' => JsonKind.Array,
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonKind.Number,
            _ => JsonKind.Literal,
        };
        if (ValueKind == JsonKind.Text)
        {
            return ReadText();
        }

        var length = ValueKind is JsonKind.Object or JsonKind.Array ? JsonMarkup.NestedLength(rest) : rest.IndexOfAny(LiteralEnds);
        if (length <= 0)
        {
            return Fail(length < 0 ? DocumentEnd.Cut : DocumentEnd.Damaged);
        }

        Value = rest[..length];
        _isPlain = true;
        _position += length;
        return true;
    }

    bool ReadText()
    {
        var end = JsonMarkup.TextEnd(_text, ref _texts, _position, out _isPlain);
        if (end < 0)
        {
            return Fail(DocumentEnd.Cut);
        }

        Value = _text[(_position + 1)..(end - 1)];
        _position = end;
        return true;
    }

    bool SkipBlanks(bool alsoCommas = false)
    {
        while (true)
        {
            _position += Blanks.Count(_text[_position..]);
            if (_position == _text.Length)
            {
                return Fail(DocumentEnd.Cut);
            }

            if (!alsoCommas || _text[_position] != ',')
            {
                return true;
            }

            _position++;
        }
    }

    bool Fail(DocumentEnd end)
    {
        End = end;
        return false;
    }
}
