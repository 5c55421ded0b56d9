using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Sockets.Statistics;

namespace Storage.Http.Benchmarks.Sockets.Report;

/// <summary>Medians with their units.</summary>
static class Units
{
    internal static string Whole<T>(IEnumerable<T> rounds, Func<T, double> value) => Figures.Text($"{Median.Of(rounds.Select(value)):N0}");

    internal static string Microseconds<T>(IEnumerable<T> rounds, Func<T, double> value) => Figures.Text($"{Median.Of(rounds.Select(value)):0.0} µs");

    internal static string Bytes<T>(IEnumerable<T> rounds, Func<T, double> value) => Figures.Bytes(Median.Of(rounds.Select(value)));

    internal static string Megabytes(long bytes) => Figures.Text($"{bytes / 1e6:0.0} MB");

    internal static string Milliseconds(double time) => time < 10 ? Figures.Text($"{time:0.00} ms") : Figures.Text($"{time:0} ms");
}
