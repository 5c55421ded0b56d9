using System.Diagnostics;
using BenchmarkDotNet.Running;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Benchmarks.Micro;

/// <summary>Single calls and single answers, in memory, by BenchmarkDotNet.</summary>
static class MicroCommand
{
    internal const string Name = "micro";

    /// <returns>0 for a completed run; 1 where a benchmark failed; 2 for a command line that says nothing sensible.</returns>
    internal static int Run(IReadOnlyList<string> words, TextWriter output)
    {
        MicroArguments arguments;
        try
        {
            arguments = MicroArguments.Parse(words);
        }
        catch (FormatException fault)
        {
            output.WriteLine($"{fault.Message} Usage: {Name} {MicroArguments.Usage}");
            return 2;
        }

        var watch = Stopwatch.StartNew();
        var tables = Measure(arguments, output);
        if (tables.Count == 0)
        {
            output.WriteLine($"Nothing bears that name. Classes: {string.Join(", ", AllTables.List.Select(table => table.Benchmarks.Name))}.");
            return 2;
        }

        foreach (var (table, text) in tables)
        {
            output.WriteLine(text ?? $"{table.Title}: failed.\n");
        }

        output.WriteLine(Figures.Text($"{watch.Elapsed.TotalMinutes:0.0} min."));
        return tables.Any(table => table.Text is null) ? 1 : arguments.IsWhole ? WritePage(tables, output) : 0;
    }

    static List<(MicroTable Table, string? Text)> Measure(MicroArguments arguments, TextWriter output)
    {
        var config = MicroConfig.Create(arguments, new ProgressLogger(output));
        var runs = AllTables.List.Where(table => arguments.Region is null || table.Region == arguments.Region).Select(table => BenchmarkConverter.TypeToBenchmarks(table.Benchmarks, config)).Where(run => run.BenchmarksCases.Length > 0).ToArray();
        return
        [
            .. from summary in runs.Length == 0 ? [] : BenchmarkRunner.Run(runs)
               let table = AllTables.List.Single(table => table.Benchmarks == summary.BenchmarksCases[0].Descriptor.Type)
               select (table, table.Write(summary)),
        ];
    }

    static int WritePage(List<(MicroTable Table, string? Text)> tables, TextWriter output)
    {
        foreach (var region in tables.Select(pair => pair.Table.Region).Distinct())
        {
            PerformancePage.Write(region, Name, string.Join('\n', tables.Where(pair => pair.Table.Region == region).Select(pair => pair.Text)));
        }

        output.WriteLine($"Written to {PerformancePage.Name}.");
        return 0;
    }
}
