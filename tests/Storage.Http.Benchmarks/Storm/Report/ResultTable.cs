using System.Globalization;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>The columns of the tables.</summary>
static class ResultTable
{
    internal static IReadOnlyList<string> Header(Scenario scenario) =>
    [
        "policy", "goodput", "sends per success", "failed", "unfinished", "p50", "p99", "p99.9", "Jain",
        .. scenario.Store.BrownOut is null ? Array.Empty<string>() : ["before, during, after", "back after"],
    ];

    internal static IReadOnlyList<string> Row(Summary summary) =>
    [
        summary.Policy.Name,
        Text($"{summary.Goodput:0.000}"),
        Text($"{summary.SendsPerSuccess:0.000}"),
        Failed(summary),
        Text($"{summary.Unfinished}"),
        Seconds(summary.Percentile(0.5)),
        Seconds(summary.Percentile(0.99)),
        Seconds(summary.Percentile(0.999)),
        summary.Jain is { } jain ? Text($"{jain:0.000}") : "-",
        .. summary.Scenario.Store.BrownOut is { } brownOut ? BrownOutCells(summary, brownOut) : [],
    ];

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    internal static string Seconds(TimeSpan? time) => time switch
    {
        null => "never",
        { TotalSeconds: < 1 } ms => Text($"{ms.TotalMilliseconds:0} ms"),
        var s => Text($"{s.Value.TotalSeconds:0.0} s"),
    };

    static string Failed(Summary summary) =>
        summary.Failed == 0 ? "0" : summary.FailedShare < 0.0001 ? Text($"{summary.Failed} ({summary.FailedShare:0.0e-0})") : Text($"{summary.Failed} ({summary.FailedShare:0.00 %})");

    static string[] BrownOutCells(Summary summary, Stores.BrownOut brownOut)
    {
        var phases = new[] { (brownOut.Start - TimeSpan.FromSeconds(30), brownOut.Start), (brownOut.Start, brownOut.End), (brownOut.End, brownOut.End + TimeSpan.FromSeconds(30)) };
        return
        [
            string.Join(", ", phases.Select(phase => Text($"{summary.Runs.Average(run => run.GoodputBetween(phase.Item1, phase.Item2)):0.00}"))),
            $"{Seconds(summary.Recoveries[summary.Recoveries.Count / 2])}, worst {Seconds(summary.Recoveries[^1])}",
        ];
    }
}
