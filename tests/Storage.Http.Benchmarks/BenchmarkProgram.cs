using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Benchmarks;

/// <summary>Chooses what to measure by the first word of the command line.</summary>
static class BenchmarkProgram
{
    /// <returns>0 for a completed run, whatever came out; 2 for a command line that says nothing sensible.</returns>
    internal static Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args is [var word, .. var rest] && AllCommands.List.FirstOrDefault(command => command.Name == word) is { } chosen)
        {
            return chosen.RunAsync(rest, output);
        }

        output.WriteLine("Usage:");
        foreach (var command in AllCommands.List)
        {
            output.WriteLine($"  {PerformancePage.CommandLine(command.Name)} {command.Usage}\n    {command.Says}");
        }

        return Task.FromResult(args.Length == 0 ? 0 : 2);
    }
}
