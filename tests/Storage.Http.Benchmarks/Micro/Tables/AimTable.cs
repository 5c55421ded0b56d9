using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Benchmarks.Micro.Tables;

/// <summary>What was to be reached, and whether it was.</summary>
static class AimTable
{
    /// <returns>The table, or nothing where the cases have no aims. An aim beside others that a filter has left out is left out too.</returns>
    internal static string Write(IReadOnlyList<Measured> cases)
    {
        var rows = cases.SelectMany(item => item.Aims.Where(aim => aim.Others.All(name => cases.Any(other => other.Name == name))).Select(aim => Row(item, aim, cases))).ToList();
        return rows.Count == 0 ? "" : TextTable.Write(["aim", "at most", "measured", "reached"], rows);
    }

    static IReadOnlyList<string> Row(Measured item, AimAttribute aim, IReadOnlyList<Measured> cases)
    {
        var baseline = cases.FirstOrDefault(other => other.Role == CaseRole.Baseline);
        var measured = Of(item);
        var what = $"{item.Name}: {(baseline is null ? "" : "added ")}{(aim.Of == AimOf.Time ? "time" : "bytes")}";
        if (aim.Others.Count == 0)
        {
            return [what, Figure(aim.AtMost), Figure(measured), Reached(measured)];
        }

        var least = aim.Others.Select(name => cases.Single(other => other.Name == name)).MinBy(Of)!;
        var ratio = measured / Of(least);
        return [$"{what}, beside {least.Name}", Figures.Text($"{aim.AtMost:0.00} of it"), Figures.Text($"{ratio:0.00} of it"), Reached(ratio)];

        double Of(Measured one) => aim.Of == AimOf.Time ? one.Time - (baseline?.Time ?? 0) : one.Bytes - (baseline?.Bytes ?? 0);
        string Figure(double value) => aim.Of == AimOf.Time ? Figures.Nanoseconds(value) : Figures.Bytes(value);
        string Reached(double value) => value <= aim.AtMost ? "yes" : "**no**";
    }
}
