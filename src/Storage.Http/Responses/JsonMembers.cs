using System.Buffers;

namespace Storage.Http.Responses;

/// <summary>Walks the members of a JSON object or the objects of an array. What lies deeper is counted, not entered, so depth costs nothing.</summary>
ref struct JsonMembers
{
    static readonly SearchValues<byte> LiteralEnds = SearchValues.Create(" \t\r\n,}]\""u8);
    readonly bool _isArray;
    ReadOnlySpan<byte> _rest;

    /// <summary>Begins at an opening brace or bracket.</summary>
    internal JsonMembers(ReadOnlySpan<byte> text)
    {
        _isArray = !text.IsEmpty && text[0] == '[';
        End = text.IsEmpty ? DocumentEnd.Cut : text[0] is (byte)'{' or (byte)'[' ? DocumentEnd.Open : DocumentEnd.Damaged;
        _rest = text.IsEmpty ? default : text[1..];
    }

    internal enum Kind
    {
        Text,
        Number,

        /// <summary>true, false or null.</summary>
        Literal,
        Object,
        Array,
    }

    /// <summary>The key without its quotes, escapes as they stand; empty in an array.</summary>
    internal ReadOnlySpan<byte> Key { get; private set; }

    /// <summary>A text without its quotes; an object or array with its braces; a number or literal as it stands.</summary>
    internal ReadOnlySpan<byte> Value { get; private set; }

    internal Kind ValueKind { get; private set; }

    internal DocumentEnd End { get; private set; }

    /// <summary>Goes to the next member that is there whole.</summary>
    internal bool Read()
    {
        if (End != DocumentEnd.Open || !SkipBlanks(alsoCommas: true))
        {
            return false;
        }

        if (_rest[0] is (byte)'}' or (byte)']')
        {
            End = _rest[0] == ']' == _isArray ? DocumentEnd.Closed : DocumentEnd.Damaged;
            return false;
        }

        return (_isArray || ReadKey()) && ReadValue();
    }

    bool ReadKey()
    {
        if (_rest[0] != '"')
        {
            return Fail(DocumentEnd.Damaged);
        }

        var length = JsonMarkup.TextLength(_rest);
        if (length < 0)
        {
            return Fail(DocumentEnd.Cut);
        }

        Key = _rest[1..(length - 1)];
        _rest = _rest[length..];
        if (!SkipBlanks())
        {
            return false;
        }

        if (_rest[0] != ':')
        {
            return Fail(DocumentEnd.Damaged);
        }

        _rest = _rest[1..];
        return SkipBlanks();
    }

    bool ReadValue()
    {
        var first = _rest[0];
        ValueKind = first switch
        {
            (byte)'"' => Kind.Text,
            (byte)'{' => Kind.Object,
            (byte)'[' => Kind.Array,
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Kind.Number,
            _ => Kind.Literal,
        };
        var length = ValueKind switch
        {
            Kind.Text => JsonMarkup.TextLength(_rest),
            Kind.Object or Kind.Array => JsonMarkup.NestedLength(_rest),
            _ => _rest.IndexOfAny(LiteralEnds),
        };
        if (length <= 0)
        {
            return Fail(length < 0 ? DocumentEnd.Cut : DocumentEnd.Damaged);
        }

        Value = ValueKind == Kind.Text ? _rest[1..(length - 1)] : _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    bool SkipBlanks(bool alsoCommas = false)
    {
        while (true)
        {
            var skipped = _rest.IndexOfAnyExcept(XmlMarkup.Blanks);
            if (skipped < 0)
            {
                return Fail(DocumentEnd.Cut);
            }

            _rest = _rest[skipped..];
            if (!alsoCommas || _rest[0] != ',')
            {
                return true;
            }

            _rest = _rest[1..];
        }
    }

    bool Fail(DocumentEnd end)
    {
        End = end;
        return false;
    }
}
