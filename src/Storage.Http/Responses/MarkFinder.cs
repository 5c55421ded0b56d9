using System.Numerics;
using System.Runtime.Intrinsics;

namespace Storage.Http.Responses;

/// <summary>
/// Finds the next of two bytes that mean something in a document. It looks at 64 bytes at once and remembers where they stand in them: in an error
/// document they stand so close together that a search for each one alone would take most of its time to begin and to end.
/// </summary>
ref struct MarkFinder(ReadOnlySpan<byte> text, byte one, byte two)
{
    const int Window = 64;
    readonly ReadOnlySpan<byte> _text = text;
    int _start = -Window;
    ulong _marks;

    /// <summary>Where the next mark stands, at this position or behind it; -1 when there is none.</summary>
    internal int Next(int position)
    {
        var offset = position - _start;
        if ((uint)offset >= Window)
        {
            return Look(position);
        }

        var marks = _marks >> offset;
        return marks != 0 ? position + BitOperations.TrailingZeroCount(marks) : Look(_start + Window);
    }

    int Look(int position)
    {
        if (_text.Length < Window || position >= _text.Length)
        {
            return Search(position);
        }

        _start = Math.Min(position, _text.Length - Window);
        var bytes = Vector512.Create(_text.Slice(_start, Window));
        _marks = (Vector512.Equals(bytes, Vector512.Create(one)) | Vector512.Equals(bytes, Vector512.Create(two))).ExtractMostSignificantBits();
        var marks = _marks >> (position - _start);
        return marks != 0 ? position + BitOperations.TrailingZeroCount(marks) : Search(_start + Window);
    }

    // In a long text without marks there is nothing to remember.
    readonly int Search(int position)
    {
        if (position >= _text.Length)
        {
            return -1;
        }

        var found = _text[position..].IndexOfAny(one, two);
        return found < 0 ? -1 : position + found;
    }
}
