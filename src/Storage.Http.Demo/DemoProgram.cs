using Spectre.Console;
using Storage.Http.Demo.Explain;
using Storage.Http.Demo.Scenarios;
using Storage.Http.Demo.Serve;
using Storage.Http.Demo.Show;

namespace Storage.Http.Demo;

/// <summary>The program: runs the scenarios, explains a code, or keeps the emulator up.</summary>
static class DemoProgram
{
    internal static Task<int> RunAsync(string[] args, IAnsiConsole console, TextReader input, CancellationToken cancellationToken = default) => args switch
    {
        [] => new ScenarioRun(console, AllScenarios.List).RunAsync(cancellationToken),
        ["explain", .. var rest] => ExplainCommand.RunAsync(rest, console, input, cancellationToken),
        ["serve", .. var rest] => ServeCommand.RunAsync(rest, console, cancellationToken),
        ["help" or "--help" or "-h" or "-?"] => Task.FromResult(Usage.Write(console)),
        _ => Task.FromResult(Usage.Refuse(console, $"The demo does not know \"{string.Join(' ', args)}\".")),
    };
}
