using Spectre.Console;
using Storage.Http.Demo.Stages;

namespace Storage.Http.Demo.Show;

/// <summary>What is written above and below the attempts of a scenario.</summary>
static class ScenarioText
{
    internal static void WriteHead(IAnsiConsole console, Scenario scenario, int number, int count)
    {
        console.WriteLine();
        console.MarkupLineInterpolated($"[grey]{number} of {count}[/]  [bold]{StoreNames.Of(scenario.Provider)}: {scenario.Name}.[/]");
        console.MarkupLineInterpolated($"[grey]Promised:[/] {scenario.Promise}");
    }

    internal static void WriteEnd(IAnsiConsole console, Played played)
    {
        if (played.AsPromised)
        {
            var facts = string.Join("; ", played.Claims.All.Where(claim => !claim.IsInTable).Select(claim => claim.Text));
            console.MarkupLineInterpolated($"[green]As promised[/] in {Seconds.Of(played.Ending.Duration)}: {facts}.");
            return;
        }

        console.MarkupLineInterpolated($"[red]NOT AS PROMISED[/] after {Seconds.Of(played.Ending.Duration)}:");
        foreach (var claim in played.Claims.All.Where(claim => !claim.Holds))
        {
            console.MarkupLineInterpolated($"  [red]promised[/] {claim.Text}; [red]but[/] {claim.Found}");
        }
    }

    internal static void WriteBroken(IAnsiConsole console, string how)
    {
        console.MarkupLineInterpolated($"[red]NOT AS PROMISED:[/] the scenario broke off {LogText.Clean(how)}");
    }
}
