using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Docs;

public class ErrorsPageTests
{
    const string Rewrite = "UPDATE_DOCS=1 dotnet test tests/Storage.Http.Tests --filter ErrorsPageTests";

    [Fact]
    public void CommittedPage_IsTheRegistryRendered()
    {
        var path = Repository.PathOf(ErrorsPage.File);
        var rendered = ErrorsPage.Render(StorageErrorRegistry.Default);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, rendered);
        }

        Assert.True(File.Exists(path), $"{ErrorsPage.File} is missing; this writes it: {Rewrite}");
        var committed = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (committed != rendered)
        {
            Assert.Fail($"{ErrorsPage.File} is not what the registry says, {FirstDifference(committed, rendered)}\nThis rewrites it: {Rewrite}");
        }
    }

    [Fact]
    public void Render_EveryRow_HasItsLine()
    {
        var lines = ErrorsPage.Render(StorageErrorRegistry.Default).Split('\n');

        Assert.All(StorageErrorRegistry.Default, row => Assert.Contains(
            lines, line => line.StartsWith($"| `{row.Code}` |", StringComparison.Ordinal) && line.Contains(row.Description, StringComparison.Ordinal)
                && line.EndsWith($"| {row.Advice} |", StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_EveryTable_HasAsManyCellsInEachLine()
    {
        string? above = null;
        foreach (var line in ErrorsPage.Render(StorageErrorRegistry.Default).Split('\n'))
        {
            if (line.StartsWith('|') && above is not null && above.StartsWith('|'))
            {
                Assert.Equal(above.Count(c => c == '|'), line.Count(c => c == '|'));
            }

            above = line;
        }
    }

    [Fact]
    public void FirstDifference_OfTwoTexts_ShowsTheLine() =>
        Assert.Equal("line 2:\n  page:     b\n  registry: c", FirstDifference("a\nb\n", "a\nc\n"));

    static string FirstDifference(string committed, string rendered)
    {
        var (page, registry) = (committed.Split('\n'), rendered.Split('\n'));
        var line = page.Zip(registry).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}:\n  page:     {page.ElementAtOrDefault(line) ?? "(ends)"}\n  registry: {registry.ElementAtOrDefault(line) ?? "(ends)"}";
    }
}
