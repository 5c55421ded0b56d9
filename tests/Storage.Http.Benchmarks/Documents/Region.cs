namespace Storage.Http.Benchmarks.Documents;

/// <summary>A part of a page that a command writes: what stands between two marks. The rest of the page is written by hand and stays.</summary>
static class Region
{
    internal static string BeginMark(string name) => $"<!-- {name}:begin -->";

    internal static string EndMark(string name) => $"<!-- {name}:end -->";

    /// <summary>The page with another text between the marks.</summary>
    /// <exception cref="InvalidOperationException">The page has no such marks, or has them more than once.</exception>
    internal static string Replace(string page, string name, string text)
    {
        var (begin, end) = (Find(page, BeginMark(name)) + BeginMark(name).Length, Find(page, EndMark(name)));
        return begin <= end
            ? $"{page[..begin]}\n{text.TrimEnd('\n')}\n{page[end..]}"
            : throw new InvalidOperationException($"The page has no {BeginMark(name)} before {EndMark(name)}.");
    }

    static int Find(string page, string mark)
    {
        var at = page.IndexOf(mark, StringComparison.Ordinal);
        return at >= 0 && page.IndexOf(mark, at + 1, StringComparison.Ordinal) < 0
            ? at
            : throw new InvalidOperationException($"The page does not hold {mark} exactly once.");
    }
}
