using System.Globalization;
using Storage.Http.Emulator.Dialects;

namespace Storage.Http.Emulator.Operations;

/// <summary>One range of bytes, both ends included.</summary>
readonly record struct ByteRange(int First, int Last)
{
    internal int Length => Last - First + 1;

    /// <summary>Reads <c>bytes=0-9</c>, <c>bytes=5-</c> or <c>bytes=-5</c>; null for several ranges or anything else, which is then ignored.</summary>
    /// <exception cref="RefusedException">The range lies outside the object.</exception>
    internal static ByteRange? Read(string? header, int length)
    {
        if (header is null || !header.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase) || header.Contains(',', StringComparison.Ordinal))
        {
            return null;
        }

        var ends = header["bytes=".Length..].Split('-');
        if (ends.Length != 2)
        {
            return null;
        }

        var hasFirst = long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first);
        var hasLast = long.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last);
        if ((!hasFirst && !hasLast) || (!hasFirst && ends[0].Length > 0) || (!hasLast && ends[1].Length > 0) || (hasFirst && hasLast && last < first))
        {
            return null;
        }

        if (hasFirst ? first >= length : last == 0 || length == 0)
        {
            throw new RefusedException(StoreError.InvalidRange, "The range lies outside the object.", "Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes */{length}"));
        }

        return hasFirst
            ? new((int)first, (int)(hasLast ? Math.Min(last, length - 1) : length - 1))
            : new((int)Math.Max(0, length - last), length - 1);
    }
}
