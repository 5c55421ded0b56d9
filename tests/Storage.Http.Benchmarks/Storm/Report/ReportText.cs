using System.Text;
using Storage.Http.Benchmarks.Storm.Runs;
using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>The part of the page that the runs determine.</summary>
static class ReportText
{
    internal static string Write(StormArguments arguments, IReadOnlyList<Summary> all)
    {
        var main = all.Where(summary => !summary.IsVariation).ToList();
        var text = new StringBuilder();
        text.Append("```sh\n").Append(arguments.Command).Append("\n```\n\n");
        text.Append(Figures.Text($"Seed {arguments.Seed}: {all.Sum(summary => summary.Runs.Count)} runs, {all.Sum(summary => summary.Sends):N0} sends.\n\n"));
        if (ThrottlingAims.Of(all).ToList() is { Count: > 0 } aims)
        {
            text.Append("## Ours with Throttling\n\n").Append(AimTable.Write(aims)).Append('\n');
        }

        text.Append("## Ours by default\n\n").Append(PeerTable.Explanation).Append("\n\n").Append(PeerTable.Write(main));
        text.Append("\n## What is simulated\n\n").Append(ParameterTable.Store(new StoreModel()));
        text.Append('\n').Append(ParameterTable.Policies(all.Select(summary => summary.Policy).Distinct()));
        text.Append("\n## All results\n");
        foreach (var scenario in main.GroupBy(summary => summary.Scenario))
        {
            text.Append(Figures.Text($"\n### {scenario.Key.Id}: {scenario.Key.Title}\n\n")).Append(ResultTable.Write([.. scenario]));
        }

        text.Append("\n### If the store were another one\n\nGoodput / sends per success / failed.\n\n");
        return text.Append(VariationTable.Write([.. all.Where(summary => summary.IsVariation)])).ToString();
    }
}
