using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Runs;
using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>What every policy did in one scenario.</summary>
static class ResultTable
{
    internal static string Write(IReadOnlyList<Summary> summaries)
    {
        var scenario = summaries[0].Scenario;
        var parties = scenario.Load.Clients > 1 ? "Jain, clients" : "Jain, workers";
        List<string> header = ["policy", "goodput", "sends per success", "failed", "unfinished", "p50", "p99", "p99.9"];
        header.AddRange(summaries[0].Jain is null ? [] : [parties]);
        header.AddRange(scenario.Store.BrownOut is null ? [] : ["before, during, after", "back after, worst"]);
        return TextTable.Write(header, summaries.Select(Row));
    }

    static List<string> Row(Summary summary) =>
    [
        summary.Policy.Name,
        Figures.Text($"{summary.Goodput:0.000}"),
        Figures.Text($"{summary.SendsPerSuccess:0.000}"),
        Failures.Text(summary),
        Figures.Text($"{summary.Unfinished}"),
        Figures.Seconds(summary.Median),
        Figures.Seconds(summary.P99),
        Figures.Seconds(summary.P999),
        .. summary.Jain is { } jain ? [Figures.Text($"{jain:0.000}")] : Array.Empty<string>(),
        .. summary.Scenario.Store.BrownOut is { } brownOut ? BrownOutCells(summary, brownOut) : [],
    ];

    static string[] BrownOutCells(Summary summary, BrownOut brownOut)
    {
        var after = brownOut.End + (brownOut.Start / 2);
        (TimeSpan From, TimeSpan To)[] phases = [(brownOut.Start / 2, brownOut.Start), (brownOut.Start, brownOut.End), (brownOut.End, after)];
        return
        [
            string.Join(", ", phases.Select(phase => Figures.Text($"{summary.Runs.Average(run => run.GoodputBetween(phase.From, phase.To)):0.00}"))),
            $"{Figures.Seconds(summary.Recoveries[summary.Recoveries.Count / 2])}, {Figures.Seconds(summary.Recoveries[^1])}",
        ];
    }
}
