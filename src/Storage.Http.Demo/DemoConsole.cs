using Spectre.Console;

namespace Storage.Http.Demo;

/// <summary>Where the demo writes: the terminal with colours and a live view, or a file or log, plain and wide enough for the tables.</summary>
static class DemoConsole
{
    internal const int PlainWidth = 140;

    internal static IAnsiConsole Create()
    {
        var isTerminal = !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new()
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }

    /// <summary>Whether what was written can be written over.</summary>
    internal static bool IsLive(this IAnsiConsole console) => console.Profile.Capabilities is { Interactive: true, Ansi: true };
}
