using System.Buffers;

namespace Storage.Http.Responses;

/// <summary>The blanks between the pieces of a document.</summary>
static class Blanks
{
    internal static readonly SearchValues<byte> All = SearchValues.Create(" \t\r\n"u8);

    // A line's end and its indentation; to begin a search costs more than to look at so few.
    const int Few = 4;

    internal static bool Contains(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

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

        var count = text.IndexOfAnyExcept(All);
        return count < 0 ? text.Length : count;
    }
}
