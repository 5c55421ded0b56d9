using System.Text;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Runs;
using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>The part of the page that the runs determine.</summary>
static class ReportText
{
    internal static string Write(StormArguments arguments, IReadOnlyList<Summary> all, IReadOnlyList<Summary> judged)
    {
        var main = all.Where(summary => !summary.IsVariation).ToList();
        var text = new StringBuilder();
        text.Append("```sh\n").Append(arguments.Command).Append("\n```\n\n");
        text.Append(Figures.Text($"Seed {arguments.Seed}: {all.Sum(summary => summary.Runs.Count)} runs, {all.Sum(summary => summary.Sends):N0} sends.\n\n"));
        text.Append("## Ours with Throttling\n\n");
        text.Append(Figures.Text($"In {judged[0].Runs.Count} runs each, seeds {judged[0].Runs[0].Seed} to {judged[0].Runs[^1].Seed}; the tables further down have others.\n\n"));
        text.Append(AimTable.Write(ThrottlingAims.Of(judged, main))).Append('\n');
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
