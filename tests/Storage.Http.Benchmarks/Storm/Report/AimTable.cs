using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>Aims beside what came out.</summary>
static class AimTable
{
    internal static string Write(IEnumerable<Aim> aims) => TextTable.Write(
        ["what", "to reach", "median run", "worst run", "runs that reach it", "worst short by"],
        aims.Select(aim => new[] { aim.What, aim.Wanted, aim.Typical, aim.Worst, aim.Reached, aim.ShortBy is { } by ? $"**{by}**" : "-" }));
}
