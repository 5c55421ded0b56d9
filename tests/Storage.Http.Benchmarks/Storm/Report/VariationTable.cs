using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>Goodput, sends per success and failures where the store differs from what the other tables take it for.</summary>
static class VariationTable
{
    internal static string Write(IReadOnlyList<Summary> summaries)
    {
        var scenarios = summaries.Select(summary => summary.Scenario).Distinct().ToList();
        return TextTable.Write(
            ["policy", .. scenarios.Select(scenario => scenario.Title)],
            summaries.GroupBy(summary => summary.Policy).Select(group => (IReadOnlyList<string>)[group.Key.Name, .. group.Select(Cell)]));
    }

    static string Cell(Summary summary) => Figures.Text($"{summary.Goodput:0.00} / {summary.SendsPerSuccess:0.00} / {Figures.Share(summary.FailedShare)}");
}
