using System.Globalization;
using Spectre.Console;
using Storage.Http.Demo;
using Storage.Http.Demo.Scenarios;
using Storage.Http.Demo.Show;
using Storage.Http.Demo.Stages;

namespace Storage.Http.Tests.Demo;

public sealed class DemoTests
{
    readonly PlainConsole _console = new();

    [Fact]
    public async Task Every_scenario_goes_as_promised()
    {
        var code = await DemoProgram.RunAsync([], _console.Console, TextReader.Null);

        var count = AllScenarios.List.Count;
        Assert.True(code == 0, _console.Text);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{count} scenarios, {count} as promised ("), _console.Lines[^2]);
        Assert.Equal(count, _console.Lines.Count(line => line.StartsWith("As promised in ", StringComparison.Ordinal)));
        Assert.All(AllScenarios.List, scenario => Assert.Contains(scenario.Promise, _console.Text));
    }

    [Fact]
    public async Task The_output_in_a_log_keeps_to_its_width_and_has_no_escapes()
    {
        await Run(CopyThatSaysSlowDown.Scenario);

        Assert.DoesNotContain('\u001b', _console.Text);
        Assert.All(_console.Lines, line => Assert.True(line.Length <= DemoConsole.PlainWidth, line));
    }

    [Fact]
    public async Task A_scenario_shows_wire_verdict_and_decision_of_each_attempt()
    {
        await Run(KeyServiceWithRetryAfter.Scenario);

        Assert.Contains("503 Service Unavailable", _console.Text);
        Assert.Contains("Retry-After: 1", _console.Text);
        Assert.Contains("<Code>KmsFreqControl</Code>", _console.Text);
        Assert.Contains("KmsFreqControl: Throttling", _console.Text);
        Assert.Contains("sends it again after 1.", _console.Text);
        Assert.Contains("recognised: Tencent COS", _console.Text);
    }

    [Fact]
    public async Task A_live_console_draws_the_attempts_over_themselves()
    {
        var live = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(new AwaitedWriter()),
        });
        live.Profile.Width = DemoConsole.PlainWidth;

        var code = await new ScenarioRun(live, [CopyThatSaysSlowDown.Scenario]).RunAsync(CancellationToken.None);

        var text = live.Profile.Out.Writer.ToString()!;
        Assert.Equal(0, code);
        Assert.Matches("\u001b\\[[0-9]+A", text); // some lines up
        Assert.Contains("1 scenarios, 1 as promised", text);
    }

    [Fact]
    public async Task A_scenario_that_meets_another_fault_than_it_is_made_for_fails_the_demo()
    {
        var sabotaged = CopyThatSaysSlowDown.Scenario with { Run = ObjectThatLooksLikeAnError.Scenario.Run };

        var code = await Run(sabotaged, FetchThrottled.Scenario);

        Assert.Equal(1, code);
        Assert.Contains("NOT AS PROMISED", _console.Text);
        Assert.Contains("promised the server received 2 requests; but it received 1", _console.Text);
        Assert.StartsWith("2 scenarios, 1 as promised", _console.Lines[^2]);
    }

    [Fact]
    public async Task A_retry_that_is_switched_off_fails_the_scenario_that_needs_it()
    {
        var code = await Run(DataBeingSynchronised.Scenario with { Configure = options => options.Retry.MaxRetryAttempts = 0 });

        Assert.Equal(1, code);
        Assert.Contains("promised the caller gets 200; but it was 409", _console.Text);
    }

    [Fact]
    public async Task A_scenario_that_throws_fails_the_demo_and_the_next_one_is_played()
    {
        var broken = FetchThrottled.Scenario with { Run = _ => throw new InvalidOperationException("the stage fell down") };

        var code = await Run(broken, ErrorInHeadersOnly.Scenario);

        Assert.Equal(1, code);
        Assert.Contains("broke off with InvalidOperationException: the stage fell down", _console.Text);
        Assert.StartsWith("2 scenarios, 1 as promised", _console.Lines[^2]);
    }

    [Fact]
    public async Task A_scenario_that_claims_nothing_is_not_as_promised()
    {
        var code = await Run(ErrorInHeadersOnly.Scenario with { Check = _ => { } });

        Assert.Equal(1, code);
    }

    [Fact]
    public async Task A_cancelled_run_says_so()
    {
        var code = await new ScenarioRun(_console.Console, AllScenarios.List).RunAsync(new(canceled: true));

        Assert.Equal(130, code);
        Assert.Contains("Interrupted.", _console.Text);
    }

    [Fact]
    public void Every_reason_has_words_of_its_own()
    {
        var words = Enum.GetValues<StorageRetryReason>().Select(reason => (reason, Text: ReasonWords.Of(reason))).ToArray();

        Assert.All(words, item => Assert.NotEqual(item.reason.ToString(), item.Text));
        Assert.Equal(words.Length, words.DistinctBy(item => item.Text).Count());
    }

    [Theory]
    [InlineData("help", 0)]
    [InlineData("--help", 0)]
    [InlineData("dance", 2)]
    public async Task The_usage_is_shown(string argument, int expected)
    {
        var code = await DemoProgram.RunAsync([argument], _console.Console, TextReader.Null);

        Assert.Equal(expected, code);
        Assert.Contains("explain CODE", _console.Text);
    }

    Task<int> Run(params Scenario[] scenarios) => new ScenarioRun(_console.Console, scenarios).RunAsync(CancellationToken.None);
}
