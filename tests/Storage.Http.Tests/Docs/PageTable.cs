namespace Storage.Http.Tests.Docs;

/// <summary>A table of a page: its rows as cells by the names of the columns.</summary>
static class PageTable
{
    /// <summary>The one table whose first columns are the given ones.</summary>
    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(MarkdownPage page, params string[] columns)
    {
        var head = Assert.Single(Enumerable.Range(0, page.Lines.Count), i => page.Lines[i].StartsWith("| " + string.Join(" | ", columns) + " |", StringComparison.Ordinal));
        var names = Cells(page.Lines[head]);
        return [.. page.Lines.Skip(head + 2).TakeWhile(line => line.StartsWith('|')).Select(line => Row(names, Cells(line)))];
    }

    /// <summary>What stands between backticks.</summary>
    internal static IEnumerable<string> Names(string cell) => cell.Split('`').Where((_, i) => i % 2 == 1);

    internal static string Name(string cell) => Assert.Single(Names(cell));

    static Dictionary<string, string> Row(string[] names, string[] cells)
    {
        Assert.True(names.Length == cells.Length, string.Join('|', cells));
        return names.Zip(cells).ToDictionary();
    }

    static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
}
