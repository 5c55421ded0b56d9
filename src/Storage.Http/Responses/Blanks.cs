using System.Buffers;

namespace Storage.Http.Responses;

/// <summary>The blanks between the pieces of a document.</summary>
static class Blanks
{
    internal static readonly SearchValues<byte> All = SearchValues.Create(" \t\r\n"u8);

    // A line's end and its indentation; to begin a search costs more than to look at so few.
    const int Few = 4;

    internal static bool Contains(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    static int Length(ReadOnlySpan<byte> text, int end) => end < 0 ? text.Length : end;

    /// <summary>How many of them the text begins with.</summary>
    internal static int Count(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < Few; i++)
        {
            if (i == text.Length || !Contains(text[i]))
            {
                return i;
            }
        }

        // Servers that wait for a result send one and the same, perhaps behind a line's end; only what mixes them takes the slower search.
        var same = Few + Length(text[Few..], text[Few..].IndexOfAnyExcept(text[Few - 1]));
        return same + Length(text[same..], text[same..].IndexOfAnyExcept(All));
    }
}
