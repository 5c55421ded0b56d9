using System.Buffers;

namespace Storage.Http.Responses;

/// <summary>What an opening bracket begins, and where the construct ends.</summary>
static class XmlMarkup
{
    internal static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    internal enum Kind
    {
        /// <summary>No markup: a bare bracket, to be taken as text.</summary>
        Text,

        /// <summary>The text ends before it can be told.</summary>
        Cut,
        StartTag,
        EndTag,
        Instruction,
        Comment,
        CharacterData,

        /// <summary>A declaration of a document type, an entity or the like.</summary>
        Declaration,
    }

    /// <summary>What begins at the bracket that the text begins with.</summary>
    internal static Kind At(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
        {
            return Kind.Cut;
        }

        return text[1] switch
        {
            (byte)'/' => Kind.EndTag,
            (byte)'?' => Kind.Instruction,
            (byte)'!' => Declared(text),
            (byte)'_' or (byte)':' or >= 0x80 => Kind.StartTag,
            var first when char.IsAsciiLetter((char)first) => Kind.StartTag,
            _ => Kind.Text,
        };
    }

    /// <summary>The length of an instruction, a comment or character data from its bracket on; -1 when it does not end.</summary>
    internal static int Length(ReadOnlySpan<byte> text, Kind kind) => kind switch
    {
        Kind.Instruction => Length(text, 2, "?>"u8),
        Kind.Comment => Length(text, 4, "-->"u8),
        _ => Length(text, 9, "]]>"u8),
    };

    /// <summary>The length of a tag from its bracket on; -1 when it does not end. Brackets in quoted attributes do not end it.</summary>
    internal static int TagLength(ReadOnlySpan<byte> text)
    {
        var position = 1;
        while (true)
        {
            var found = text[position..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (found < 0)
            {
                return -1;
            }

            position += found + 1;
            var mark = text[position - 1];
            if (mark == '>')
            {
                return position;
            }

            var closing = text[position..].IndexOf(mark);
            if (closing < 0)
            {
                return -1;
            }

            position += closing + 1;
        }
    }

    internal static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> name) => name[(name.LastIndexOf((byte)':') + 1)..];

    /// <summary>Whether an end tag, given from its bracket to its closing one, ends the element of that name.</summary>
    internal static bool Ends(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name) =>
        tag.Length >= name.Length + 3
        && tag.Slice(2, name.Length).SequenceEqual(name)
        && (tag[name.Length + 2] == '>' || tag[(name.Length + 2)..^1].IndexOfAnyExcept(Blanks.All) < 0);

    static Kind Declared(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("<!--"u8))
        {
            return Kind.Comment;
        }

        if (text.StartsWith("<![CDATA["u8))
        {
            return Kind.CharacterData;
        }

        return "<!--"u8.StartsWith(text) || "<![CDATA["u8.StartsWith(text) ? Kind.Cut : Kind.Declaration;
    }

    static int Length(ReadOnlySpan<byte> text, int opening, ReadOnlySpan<byte> closing)
    {
        var found = text[opening..].IndexOf(closing);
        return found < 0 ? -1 : opening + found + closing.Length;
    }
}
