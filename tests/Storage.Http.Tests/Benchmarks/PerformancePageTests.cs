using System.Text.RegularExpressions;
using Storage.Http.Benchmarks;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Benchmarks;

/// <summary>Every table of docs/performance.md comes from a command.</summary>
public partial class PerformancePageTests
{
    static readonly string Page = Repository.Read($"docs/{PerformancePage.Name}");

    [Fact]
    public void Every_region_belongs_to_a_command_and_is_named_by_it_as_its_origin()
    {
        Assert.Equal(
            AllCommands.List.SelectMany(command => command.Regions).Order(),
            BeginMark().Matches(Page).Select(match => match.Groups[1].Value).Order());

        foreach (var command in AllCommands.List)
        {
            Assert.All(command.Regions, region => Assert.StartsWith(
                $"\n`{PerformancePage.CommandLine(command.Name)}` on ",
                Page.Split(Region.BeginMark(region))[1].Split(Region.EndMark(region))[0],
                StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_table_of_figures_stands_in_a_region() =>
        Assert.DoesNotMatch(@"(?m)^\|.*\d (?:ns|µs|ms|B) ", Regions().Replace(Page, ""));

    [Fact]
    public void A_region_is_written_with_its_origin()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, PerformancePage.Name);
            File.WriteAllText(file, $"# Page\n\n{Region.BeginMark("one")}\n{Region.EndMark("one")}\n");

            PerformancePage.Write("one", "word", "| table |\n", folder.FullName);

            Assert.Equal($"# Page\n\n{Region.BeginMark("one")}\n{PerformancePage.Origin("word")}\n\n| table |\n{Region.EndMark("one")}\n", File.ReadAllText(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("<!-- ([a-z-]+):begin -->")]
    private static partial Regex BeginMark();

    [GeneratedRegex("(?s)<!-- ([a-z-]+):begin -->.*?<!-- \\1:end -->")]
    private static partial Regex Regions();
}
