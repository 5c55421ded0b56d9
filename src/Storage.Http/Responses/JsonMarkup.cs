using System.Buffers;

namespace Storage.Http.Responses;

/// <summary>Where the constructs of JSON end.</summary>
static class JsonMarkup
{
    static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);

    /// <summary>The length of a text from quote to quote; -1 when it does not end.</summary>
    internal static int TextLength(ReadOnlySpan<byte> text)
    {
        var position = 1;
        while (true)
        {
            var found = text[position..].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0)
            {
                return -1;
            }

            position += found + 1;
            if (text[position - 1] == '"')
            {
                return position;
            }

            if (++position > text.Length)
            {
                return -1;
            }
        }
    }

    /// <summary>The length of an object or array from brace to brace; -1 when it does not end.</summary>
    internal static int NestedLength(ReadOnlySpan<byte> text)
    {
        var depth = 0;
        var position = 0;
        while (true)
        {
            var found = text[position..].IndexOfAny(Structure);
            if (found < 0)
            {
                return -1;
            }

            position += found;
            var mark = text[position];
            if (mark == '"')
            {
                var length = TextLength(text[position..]);
                if (length < 0)
                {
                    return -1;
                }

                position += length;
                continue;
            }

            position++;
            depth += mark is (byte)'{' or (byte)'[' ? 1 : -1;
            if (depth == 0)
            {
                return position;
            }
        }
    }
}
