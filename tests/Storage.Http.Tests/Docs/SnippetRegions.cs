using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Docs;

/// <summary>The pieces of test code that the pages show: what stands between <c>// snippet: name</c> and <c>// end-snippet</c>.</summary>
static class SnippetRegions
{
    const string Begin = "// snippet: ";
    const string End = "// end-snippet";

    // What needs a package or a server that the others do without is run where that is.
    static readonly string[] Folders = ["tests/Storage.Http.Tests/Docs", "tests/Storage.Http.ServerTests"];

    internal static IReadOnlyDictionary<string, string> All { get; } =
        Folders.SelectMany(folder => Repository.FilesUnder(folder, ".cs")).SelectMany(Find).ToDictionary(pair => pair.Name, pair => pair.Text);

    /// <summary>A text that holds one region, without its marks.</summary>
    internal static string Inside(string marked)
    {
        var lines = marked.ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Where(line => !line.TrimStart().StartsWith(Begin, StringComparison.Ordinal) && line.Trim() != End));
    }

    static IEnumerable<(string Name, string Text)> Find(string file)
    {
        var lines = Repository.Read(file).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith(Begin, StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i, line => line.Trim() == End);
                Assert.True(end > 0, $"{file}:{i + 1} opens a snippet that never ends.");
                yield return (lines[i].Trim()[Begin.Length..], Unindent(lines[(i + 1)..end]));
                i = end;
            }
        }
    }

    static string Unindent(string[] lines)
    {
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }
}
