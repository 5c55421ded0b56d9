using Storage.Http.Benchmarks;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm;
using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Report;
using Storage.Http.Benchmarks.Storm.Runs;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Storm;

public sealed class StormCommandTests
{
    [Theory]
    [InlineData(2, "is not known", "storm", "--sed", "3")]
    [InlineData(2, "needs a value", "storm", "--seed")]
    [InlineData(2, "Usage", "storm", "--seed", "x")]
    [InlineData(2, "Scenarios: A-one", "storm", "--scenario", "Z")]
    [InlineData(2, "Policies: none", "storm", "--policy", "Z")]
    [InlineData(2, "Usage", "strom")]
    [InlineData(0, "Usage")]
    public async Task A_command_line_that_says_nothing_sensible_is_told_what_would(int code, string says, params string[] words)
    {
        var output = new StringWriter();

        Assert.Equal((code, true), (await BenchmarkProgram.RunAsync(words, output), output.ToString().Contains(says, StringComparison.Ordinal)));
    }

    [Fact]
    public void One_scenario_and_policy_are_told_on_the_console_alone()
    {
        var output = new StringWriter();

        Assert.Equal(0, StormCommand.Run(["--quick", "--scenario", "D-open", "--policy", "OURS", "--course", "--seed", "5"], output));

        Assert.Contains("| ours by default |", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("D-open, ours by default, seed 5\n", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Written", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_comes_from_the_command_it_names_and_holds_all_scenarios_and_policies()
    {
        var page = Repository.Read($"docs/{ReportFiles.PageName}");
        var generated = page.Split(Region.BeginMark(ReportFiles.RegionName))[1].Split(Region.EndMark(ReportFiles.RegionName))[0];

        Assert.StartsWith($"\n```sh\n{StormArguments.Parse([]).Command}\n```\n", generated, StringComparison.Ordinal);
        Assert.All(AllScenarios.List, scenario => Assert.Contains($"### {scenario.Id}: {scenario.Title}\n", generated, StringComparison.Ordinal));
        Assert.All(AllPolicies.List, policy => Assert.Contains($"| {policy.Name} ", generated, StringComparison.Ordinal));
        Assert.Contains(ParameterTable.Store(new()), generated, StringComparison.Ordinal);
        Assert.Contains($"]({ReportFiles.PictureName})", page, StringComparison.Ordinal);
        Assert.All(AllPolicies.List, policy => Assert.Contains($">{policy.Name}<", Repository.Read($"docs/{ReportFiles.PictureName}"), StringComparison.Ordinal));
    }
}
