using System.Globalization;

namespace Storage.Http.Requests;

/// <summary>Reads from a URL that was signed beforehand when it runs out. Read only after an attempt failed.</summary>
static class UrlExpiry
{
    // DateTimeOffset ends with the year 9999.
    const long LastSecond = 253_402_300_799;

    /// <summary>The earliest end that the query names; null when it names none that can be read.</summary>
    internal static DateTimeOffset? Of(Uri? uri, ProviderSet providers)
    {
        var end = Earliest(new(uri), providers);
        var query = new QueryReader(uri);
        while (query.Read())
        {
            // COS takes the whole signature under one key too: sign=q-sign-algorithm%3Dsha1%26...
            if ((providers.RolesOf(query.Key) & QueryKeyRoles.Signature) != 0 && query.Value.Contains("%26", StringComparison.Ordinal))
            {
                end = Earlier(end, Earliest(new(Uri.UnescapeDataString(query.Value)), providers));
            }
        }

        return end;
    }

    static DateTimeOffset? Earliest(QueryReader query, ProviderSet providers)
    {
        DateTimeOffset? earliest = null;
        foreach (var expiry in providers.UrlExpiries)
        {
            if (OnlyValue(query, expiry.Key) is { } value)
            {
                var end = expiry.StartKey is null ? Instant(value) : Start(OnlyValue(query, expiry.StartKey)) is { } start ? After(start, value) : null;
                earliest = Earlier(earliest, end);
            }
        }

        return earliest;
    }

    // Which of two a store takes is not known.
    static string? OnlyValue(QueryReader query, string key)
    {
        string? found = null;
        while (query.Read())
        {
            if (query.Key.SequenceEqual(key))
            {
                if (found is not null)
                {
                    return null;
                }

                found = Uri.UnescapeDataString(query.Value);
            }
        }

        return found;
    }

    static DateTimeOffset? Instant(string value) =>
        Number(value.AsSpan(value.LastIndexOf(';') + 1)) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    static DateTimeOffset? Start(string? value) =>
        DateTimeOffset.TryParseExact(value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var start) ? start : null;

    static DateTimeOffset? After(DateTimeOffset start, string value) =>
        Number(value) is { } seconds && seconds <= LastSecond - start.ToUnixTimeSeconds() ? start.AddSeconds(seconds) : null;

    static long? Number(ReadOnlySpan<char> value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= LastSecond ? number : null;

    static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => b < a || a is null ? b : a;
}
