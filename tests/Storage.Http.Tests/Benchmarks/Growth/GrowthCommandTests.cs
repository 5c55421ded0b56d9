using Storage.Http.Benchmarks.Growth;
using Storage.Http.Benchmarks.Growth.Errors;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Benchmarks.Growth;

[Collection(Alone.Name)]
public class GrowthCommandTests
{
    [Fact]
    public void The_quick_command_measures_all_that_grows()
    {
        var output = new StringWriter();

        Assert.Equal(0, GrowthCommand.Run(["--quick"], output));

        var sections = output.ToString().Split("growth-")[1..];
        Assert.Equal(GrowthCommand.Regions, sections.Select(section => $"growth-{section[..section.IndexOf('\n', StringComparison.Ordinal)]}"));

        // Four tables with a line for each kind of document.
        Assert.All(ErrorForm.All, form => Assert.Equal(4, sections[0].Split($"\n| {form.Says} ").Length - 1));

        // No more than 1,024 budgets are kept.
        Assert.All(["1", "10", "100", "1,000", "1,024"], kept => Assert.Matches($@"\| {kept} +\|\n", sections[1]));
        Assert.All(["400", "4,000", "40,000"], rows => Assert.Contains($"\n| {rows} ", sections[2], StringComparison.Ordinal));

        // Five handlers, each with so many failures.
        Assert.All(["10", "100", "1,000"], calls => Assert.Equal(5, sections[3].Split($"\n| {calls} ").Length - 1));
    }

    [Fact]
    public void A_command_line_that_says_nothing_sensible_is_told_what_would()
    {
        var output = new StringWriter();

        Assert.Equal(2, GrowthCommand.Run(["--slow"], output));
        Assert.Contains(GrowthCommand.Usage, output.ToString(), StringComparison.Ordinal);
    }
}
