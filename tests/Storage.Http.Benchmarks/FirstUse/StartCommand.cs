using System.Diagnostics;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Sockets.Statistics;

namespace Storage.Http.Benchmarks.FirstUse;

/// <summary>What the first use of a client costs, in fresh processes and apart from the compiler.</summary>
static class StartCommand
{
    internal const string Word = "start";
    internal const string Usage = "[--quick]";

    const string Child = "--child";

    internal static IReadOnlyList<string> Regions { get; } = ["start-first", "start-failed", "start-warm"];

    /// <returns>0 for a completed run; 2 for a command line that says nothing sensible.</returns>
    internal static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output)
    {
        if (words is [Child, var word] && StartKind.All.FirstOrDefault(kind => kind.Word == word) is { } chosen)
        {
            await StartWork.RunAsync(chosen, output);
            return 0;
        }

        if (words is not ([] or ["--quick"]))
        {
            output.WriteLine($"Usage: {Word} {Usage}");
            return 2;
        }

        var isQuick = words.Count > 0;

        // Quickly it is done here, to see whether it works: the figures are then not those of a fresh process.
        var samples = isQuick ? await SampleAsync(1, WorkAsync) : await SampleAsync(20, StartChildAsync);
        string[] tables = [Table(samples, static sample => sample.First), Table(samples, static sample => sample.Failed), WarmParts.Measure(isQuick ? 1 : 1000)];
        foreach (var (region, table) in Regions.Zip(tables))
        {
            output.WriteLine($"{region}\n\n{table}");
            if (!isQuick)
            {
                PerformancePage.Write(region, Word, table);
            }
        }

        return 0;
    }

    static async Task<Dictionary<StartKind, List<(StartFigures First, StartFigures Failed)>>> SampleAsync(int rounds, Func<StartKind, Task<string>> start)
    {
        var samples = StartKind.All.ToDictionary(static kind => kind, static _ => new List<(StartFigures First, StartFigures Failed)>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var kind in StartKind.All)
            {
                var text = await start(kind);
                samples[kind].Add(text.Split(Environment.NewLine) is [var first, var failed, ..]
                    ? (StartFigures.Parse(first), StartFigures.Parse(failed))
                    : throw new InvalidOperationException($"{kind.Name} told no figures: {text}"));
            }
        }

        return samples;
    }

    static async Task<string> StartChildAsync(StartKind kind)
    {
        using var process = Process.Start(ThisProgram.With(Word, Child, kind.Word)) ?? throw new InvalidOperationException("The program does not start.");
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{kind.Name} ended with {process.ExitCode}.");
    }

    static async Task<string> WorkAsync(StartKind kind)
    {
        var text = new StringWriter();
        await StartWork.RunAsync(kind, text);
        return text.ToString();
    }

    static string Table(Dictionary<StartKind, List<(StartFigures First, StartFigures Failed)>> samples, Func<(StartFigures First, StartFigures Failed), StartFigures> choose)
    {
        var medians = samples.ToDictionary(static pair => pair.Key, pair => MedianOf(pair.Value.ConvertAll(sample => choose(sample))));
        var ours = medians[StartKind.Ours];
        return TextTable.Write(
            ["case", "time", "ours to it", "methods compiled", "compiling", "allocated", "ours to it"],
            medians.Select(pair => new[]
            {
                pair.Key.Name, Figures.Nanoseconds(pair.Value.Time), Figures.Ratio(ours.Time, pair.Value.Time), Figures.Text($"{pair.Value.Methods:0}"),
                Figures.Nanoseconds(pair.Value.Compiling), Figures.Bytes(pair.Value.Bytes), Figures.Ratio(ours.Bytes, pair.Value.Bytes),
            }));
    }

    static StartFigures MedianOf(List<StartFigures> samples) => new(
        Median.Of(samples.Select(static sample => sample.Time)), Median.Of(samples.Select(static sample => sample.Methods)),
        Median.Of(samples.Select(static sample => sample.Compiling)), Median.Of(samples.Select(static sample => sample.Bytes)));
}
