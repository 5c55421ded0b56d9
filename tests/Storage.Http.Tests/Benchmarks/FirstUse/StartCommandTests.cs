using Storage.Http.Benchmarks.FirstUse;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Benchmarks.FirstUse;

[Collection(Alone.Name)]
public class StartCommandTests
{
    [Fact]
    public async Task The_quick_command_starts_every_kind_of_client_once()
    {
        var output = new StringWriter();

        Assert.Equal(0, await StartCommand.RunAsync(["--quick"], output));

        var sections = output.ToString().Split("start-")[1..];
        Assert.Equal(StartCommand.Regions, sections.Select(section => $"start-{section[..section.IndexOf('\n', StringComparison.Ordinal)]}"));
        Assert.All(StartKind.All, kind => Assert.Equal([1, 1, 0], sections.Select(section => section.Split($"\n| {kind.Name} ").Length - 1)));
    }

    [Fact]
    public async Task A_command_line_that_says_nothing_sensible_is_told_what_would()
    {
        var output = new StringWriter();

        Assert.Equal(2, await StartCommand.RunAsync(["--child", "nobody"], output));
        Assert.Contains(StartCommand.Usage, output.ToString(), StringComparison.Ordinal);
    }
}
