using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Sockets.Callers;
using Storage.Http.Benchmarks.Sockets.Statistics;

namespace Storage.Http.Benchmarks.Sockets.Report;

/// <summary>How much faster ours is than each peer.</summary>
static class RatioCells
{
    internal static readonly string[] Header = ["ours : it", "95 % interval"];

    /// <summary>The median ratio and its interval in the row of each kind of caller.</summary>
    /// <param name="measured">What was measured of all kinds.</param>
    /// <param name="kind">The one in the row.</param>
    /// <param name="speed">How fast a round was, in anything that grows with speed.</param>
    internal static string[] Of<T>(IReadOnlyList<Measured<T>> measured, CallerKind kind, Func<T, double> speed) =>
        kind == CallerKind.Ours ? ["-", "-"] : Write(Ratio(measured, kind, speed));

    internal static string[] Write(PairedRatio ratio) =>
        [Figures.Text($"{ratio.Median:0.000}"), ratio.Interval is { } interval ? Figures.Text($"{interval.Low:0.000} to {interval.High:0.000}") : "too few pairs"];

    internal static PairedRatio Ratio<T>(IReadOnlyList<Measured<T>> measured, CallerKind peer, Func<T, double> speed) =>
        PairedRatio.Of(Speeds(measured, CallerKind.Ours, speed), Speeds(measured, peer, speed));

    /// <summary>Whether ours is as fast as no handler, in a sentence.</summary>
    internal static string Aim<T>(IReadOnlyList<Measured<T>> measured, Func<T, double> speed)
    {
        var ratio = Ratio(measured, CallerKind.None, speed);
        return Figures.Text($"{ratio.Pairs} pairs. Aim: the interval beside no handler includes 1.00 or lies above {PairedRatio.Floor:0.00}: {(ratio.IsAsFast ? "reached" : "**not reached**")}.\n");
    }

    static List<double> Speeds<T>(IReadOnlyList<Measured<T>> measured, CallerKind kind, Func<T, double> speed) =>
        [.. measured.Single(one => one.Kind == kind).Rounds.Select(speed)];
}
