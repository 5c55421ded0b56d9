using Spectre.Console;

namespace Storage.Http.Demo;

/// <summary>How the program is called.</summary>
static class Usage
{
    const string Text = """
        dotnet run --project src/Storage.Http.Demo [-- command]

          (no command)       play the scenarios: stores that misbehave, and what the handler makes of it
          explain CODE       what an error code means at each store, and whether it is retried: explain SlowDown, explain -29214
          explain            the same for an error that is pasted on standard input: the body as XML or JSON, the value of an
                             x-oss-err header, or a whole answer as curl -i prints it
                --status N     the HTTP status that came with the body; 400 when left out
          serve              keep the emulator of the stores up, until Ctrl+C
                --port N       the first store's port, the others following; any free ports when left out
          help               this text

        Exit code: 0 all well; 1 a scenario did not go as promised, or a code is not known; 2 wrong arguments.
        """;

    internal static int Write(IAnsiConsole console)
    {
        console.WriteLine(Text);
        return ExitCode.Success;
    }

    internal static int Refuse(IAnsiConsole console, string complaint)
    {
        console.MarkupLineInterpolated($"[red]{complaint}[/]");
        console.WriteLine();
        Write(console);
        return ExitCode.Usage;
    }
}
