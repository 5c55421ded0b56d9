namespace Storage.Http.Demo.Explain;

/// <summary>Codes that look like the one that was asked for.</summary>
static class NearSpellings
{
    const int MaxShown = 6;

    internal static IReadOnlyList<string> Of(string text, StorageErrorRegistry registry) =>
    [
        .. registry.SelectMany(row => (IEnumerable<string>)[row.Code, row.Key]).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(code => (Code: code, Distance: Distance(text, code)))
            .Where(item => item.Distance <= Math.Max(2, text.Length / 3))
            .OrderBy(item => item.Distance).ThenBy(item => item.Code, StringComparer.Ordinal)
            .Take(MaxShown)
            .Select(item => item.Code),
    ];

    // Letters to insert, to remove or to replace; a code that holds the text whole is near too.
    static int Distance(string text, string code)
    {
        if (text.Length >= 4 && code.Contains(text, StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        var row = new int[code.Length + 1];
        for (var j = 0; j <= code.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= text.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= code.Length; j++)
            {
                var same = char.ToUpperInvariant(text[i - 1]) == char.ToUpperInvariant(code[j - 1]);
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }

        return row[^1];
    }
}
