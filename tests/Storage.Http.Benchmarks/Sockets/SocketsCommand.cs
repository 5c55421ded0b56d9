using System.Diagnostics;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Sockets.Measures;
using Storage.Http.Benchmarks.Sockets.Server;

namespace Storage.Http.Benchmarks.Sockets;

/// <summary>Calls over real sockets, beside those of peers: whether what the handler costs can be noticed there.</summary>
static class SocketsCommand
{
    internal const string Word = "sockets";
    internal const string Usage = "[--quick] [--only REGION]";

    static readonly IReadOnlyList<SocketsMeasure> Measures =
    [
        new("sockets-small", SmallGets.MeasureAsync),
        new("sockets-large", LargeObjects.MeasureAsync),
        new("sockets-many", ManyCalls.MeasureAsync),
        new("sockets-errors", RefusedCalls.MeasureAsync),
        new("sockets-growth", GrowingCalls.MeasureAsync),
    ];

    internal static IReadOnlyList<string> Regions { get; } = [.. Measures.Select(static measure => measure.Region)];

    /// <returns>0 when every call ended as it should, whatever it cost; 2 for a command line that says nothing sensible.</returns>
    internal static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output)
    {
        if (words is [ServeCommand.Word])
        {
            return await ServeCommand.RunAsync(output, Console.OpenStandardInput());
        }

        var only = words is [.., "--only", var region] ? Measures.Where(measure => measure.Region == region).ToList() : null;
        var rest = only is null ? words : words.SkipLast(2).ToList();
        if (only is { Count: 0 } || rest is not ([] or ["--quick"]))
        {
            output.WriteLine($"Usage: {Word} {Usage}, one of {string.Join(", ", Regions)}");
            return 2;
        }

        var watch = Stopwatch.StartNew();
        await using var server = await ServerProcess.StartAsync();
        foreach (var measure in only ?? Measures)
        {
            var tables = await measure.MeasureAsync(rest.Count > 0 ? SocketsPlan.Quick : SocketsPlan.Whole, server.BaseAddress);
            output.WriteLine(Figures.Text($"{measure.Region}, after {watch.Elapsed.TotalSeconds:0} s\n\n{tables}"));
            if (rest.Count == 0)
            {
                PerformancePage.Write(measure.Region, Word, tables);
            }
        }

        return 0;
    }
}
