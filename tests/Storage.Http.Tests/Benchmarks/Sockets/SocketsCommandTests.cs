using Storage.Http.Benchmarks.Sockets;
using Storage.Http.Benchmarks.Sockets.Callers;
using Storage.Http.Benchmarks.Sockets.Load;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Benchmarks.Sockets;

[Collection(Alone.Name)]
public sealed class SocketsCommandTests
{
    [Fact]
    public async Task The_quick_command_measures_all_in_calls_that_end_as_they_should()
    {
        var output = new StringWriter();

        Assert.Equal(0, await SocketsCommand.RunAsync(["--quick"], output));

        var sections = output.ToString().Split("sockets-")[1..];
        Assert.Equal(SocketsCommand.Regions, sections.Select(section => $"sockets-{section[..section.IndexOf(',', StringComparison.Ordinal)]}"));
        Assert.All(sections, section => Assert.DoesNotContain("too few pairs", section, StringComparison.Ordinal));
        Assert.All(CallerKind.All, kind => Assert.Equal([1, 2, 1, 2, 0], sections.Select(section => section.Split($"\n| {kind.Name} ").Length - 1)));
        Assert.All(SocketsPlan.Quick.GrowthCallsPerCore, perCore => Assert.Contains($"\n| {perCore} ", sections[4], StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--slow")]
    [InlineData("--only")]
    [InlineData("--only", "sockets")]
    [InlineData("--quick", "--quick")]
    public async Task A_command_line_that_says_nothing_sensible_is_told_what_would(params string[] words)
    {
        var output = new StringWriter();

        Assert.Equal(2, await SocketsCommand.RunAsync(words, output));
        Assert.Contains(SocketsCommand.Regions[0], output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_connections_are_a_whole_part_of_the_calls()
    {
        var connections = OpenFiles.ConnectionsFor(SocketsPlan.Whole.BurstCalls);

        Assert.InRange(connections, 1, SocketsPlan.Whole.BurstCalls);
        Assert.Equal(0, SocketsPlan.Whole.BurstCalls % connections);
    }
}
