using System.Buffers;

namespace Storage.Http.Responses;

/// <summary>Where the constructs of JSON end.</summary>
static class JsonMarkup
{
    static readonly SearchValues<byte> Structure = SearchValues.Create("{}[]"u8);

    /// <summary>What the texts of a document are found by: their quotes and the signs that escape.</summary>
    internal static MarkFinder Texts(ReadOnlySpan<byte> document) => new(document, (byte)'"', (byte)'\\');

    /// <summary>Where a text ends, behind its quote; -1 when it does not end.</summary>
    /// <param name="document">The document.</param>
    /// <param name="texts">Its <see cref="Texts"/>.</param>
    /// <param name="position">Where the opening quote stands.</param>
    /// <param name="isPlain">Whether nothing is escaped in it.</param>
    internal static int TextEnd(scoped ReadOnlySpan<byte> document, scoped ref MarkFinder texts, int position, out bool isPlain)
    {
        isPlain = true;
        position = texts.Next(position + 1);
        while (position >= 0 && document[position] != '"')
        {
            isPlain = false;
            position = texts.Next(position + 2);
        }

        return position < 0 ? -1 : position + 1;
    }

    /// <summary>The length of an object or array from brace to brace; -1 when it does not end.</summary>
    internal static int NestedLength(ReadOnlySpan<byte> text)
    {
        var texts = Texts(text);
        var depth = 0;
        var position = 0;
        while (position >= 0)
        {
            // Between two texts stand mostly a few bytes.
            var mark = texts.Next(position);
            var between = text[position..(mark < 0 ? text.Length : mark)];
            for (var found = between.IndexOfAny(Structure); found >= 0; found = between.IndexOfAny(Structure))
            {
                depth += between[found] is (byte)'{' or (byte)'[' ? 1 : -1;
                between = between[(found + 1)..];
                if (depth == 0)
                {
                    return (mark < 0 ? text.Length : mark) - between.Length;
                }
            }

            position = mark < 0 ? -1 : text[mark] == '"' ? TextEnd(text, ref texts, mark, out _) : mark + 1;
        }

        return -1;
    }
}
