using Spectre.Console;
using Storage.Http.Demo;

namespace Storage.Http.Tests.Demo;

/// <summary>A console that writes into text, without colours, as a log has it.</summary>
sealed class PlainConsole
{
    internal PlainConsole()
    {
        Console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(new AwaitedWriter()),
        });
        Console.Profile.Width = DemoConsole.PlainWidth;
    }

    internal IAnsiConsole Console { get; }

    AwaitedWriter Writer => (AwaitedWriter)Console.Profile.Out.Writer;

    internal Task WaitForAsync(string text) => Writer.WaitForAsync(text);

    internal string Text => Writer.ToString();

    internal IReadOnlyList<string> Lines => [.. Text.Split('\n').Select(line => line.TrimEnd())];
}
