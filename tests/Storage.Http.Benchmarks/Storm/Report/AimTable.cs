namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>Aims beside what came out.</summary>
static class AimTable
{
    internal static string Write(IEnumerable<Aim> aims) =>
        TextTable.Write(["what", "to reach", "reached", "short by"], aims.Select(aim => new[] { aim.What, aim.Wanted, aim.Reached, aim.ShortBy is { } by ? $"**{by}**" : "-" }));
}
