using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Benchmarks.Micro.Tables;

/// <summary>What each case took, and what ours takes beside every other.</summary>
static class CaseTable
{
    internal static string Write(IReadOnlyList<Measured> cases)
    {
        var baseline = cases.FirstOrDefault(item => item.Role == CaseRole.Baseline);
        var ours = cases.Where(item => item.Role == CaseRole.Ours).ToList();
        var others = cases.Where(item => item.Role is CaseRole.Peer or CaseRole.Limit).ToList();
        var figures = baseline is null ? Whole(cases) : Over(baseline, cases);
        var ratios = ours.Count == 0 || others.Count == 0 ? "" : Ratios(ours, others, baseline);
        return string.Join('\n', new[] { figures, ratios, AimTable.Write(cases) }.Where(table => table.Length > 0));
    }

    static string Whole(IEnumerable<Measured> cases) => TextTable.Write(
        ["case", "median", "±", "allocated"],
        cases.Select(item => (IReadOnlyList<string>)[item.Name, Figures.Nanoseconds(item.Time), Figures.Nanoseconds(item.Spread), Figures.Bytes(item.Bytes)]));

    static string Over(Measured baseline, IEnumerable<Measured> cases) => TextTable.Write(
        ["case", "median", "±", "added time", "allocated", "added bytes"],
        cases.Select(item => (IReadOnlyList<string>)
        [
            item.Name,
            Figures.Nanoseconds(item.Time),
            Figures.Nanoseconds(item.Spread),
            item == baseline ? "" : Figures.Nanoseconds(item.Time - baseline.Time),
            Figures.Bytes(item.Bytes),
            item == baseline ? "" : Figures.Bytes(item.Bytes - baseline.Bytes),
        ]));

    static string Ratios(List<Measured> ours, List<Measured> others, Measured? baseline)
    {
        var (time, bytes) = (baseline?.Time ?? 0, baseline?.Bytes ?? 0);
        return TextTable.Write(
            [baseline is null ? "ours / theirs: time, bytes" : "ours / theirs: added time, added bytes", .. ours.Select(item => item.Name)],
            others.Select(other => (IReadOnlyList<string>)
            [
                other.Name,
                .. ours.Select(item => $"{Figures.Ratio(item.Time - time, other.Time - time)}, {Figures.Ratio(item.Bytes - bytes, other.Bytes - bytes)}"),
            ]));
    }
}
