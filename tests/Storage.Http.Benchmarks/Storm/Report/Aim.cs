using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>Something that the library set out to reach, and what the runs came to.</summary>
/// <param name="What">In words.</param>
/// <param name="Wanted">The bound, in words.</param>
/// <param name="Typical">The median of the runs.</param>
/// <param name="Worst">The worst of them.</param>
/// <param name="Reached">How many of the runs reached it.</param>
/// <param name="ShortBy">By how much the worst fell short, or null when it did not.</param>
sealed record Aim(string What, string Wanted, string Typical, string Worst, string Reached, string? ShortBy)
{
    internal static Aim AtLeast(string what, double bound, IEnumerable<double> runs) =>
        Judge(what, Figures.Text($"at least {bound:0.00}"), [.. runs.OrderDescending()], value => bound - value, Number);

    internal static Aim AtMost(string what, double bound, IEnumerable<double> runs) =>
        Judge(what, Figures.Text($"at most {bound:0.00}"), [.. runs.Order()], value => value - bound, Number);

    /// <summary>Of counts, of which there should be none.</summary>
    internal static Aim None(string what, IEnumerable<double> runs) =>
        Judge(what, "0", [.. runs.Order()], value => value, value => Figures.Text($"{value:0}"));

    /// <summary>Of times; null for a run in which it never came.</summary>
    internal static Aim Within(string what, TimeSpan bound, IEnumerable<TimeSpan?> runs) => Judge(
        what,
        $"within {Seconds(bound.TotalSeconds)}",
        [.. runs.Select(time => time?.TotalSeconds ?? double.PositiveInfinity).Order()],
        value => value - bound.TotalSeconds,
        Seconds);

    // From the best run to the worst.
    static Aim Judge(string what, string wanted, IReadOnlyList<double> runs, Func<double, double> shortBy, Func<double, string> write) => new(
        what,
        wanted,
        write(runs[(runs.Count - 1) / 2]),
        write(runs[^1]),
        Figures.Text($"{runs.Count(value => shortBy(value) <= 0)} of {runs.Count}"),
        shortBy(runs[^1]) <= 0 ? null : write(shortBy(runs[^1])));

    static string Number(double value) => Figures.Text($"{value:0.000}");

    static string Seconds(double value) => double.IsInfinity(value) ? "more than the run" : Figures.Text($"{value:0.0} s");
}
