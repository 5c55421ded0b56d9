using System.Globalization;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>Writes numbers the same way everywhere.</summary>
static class Figures
{
    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    internal static string Seconds(TimeSpan? time) => time switch
    {
        null => "never",
        { TotalSeconds: < 1 } span => Text($"{span.TotalMilliseconds:0} ms"),
        { } span => Text($"{span.TotalSeconds:0.0} s"),
    };

    internal static string Failed(Summary summary) => summary.Failed == 0 ? "0" : $"{summary.Failed.ToString(CultureInfo.InvariantCulture)} ({Share(summary.FailedShare)})";

    /// <summary>In percent; what is far under one percent as so many in a million.</summary>
    internal static string Share(double share) => share switch
    {
        0 => "0",
        < 0.0001 => Text($"{share * 1_000_000:0.0} in 10⁶"),
        < 0.1 => Text($"{share * 100:0.00} %"),
        _ => Text($"{share * 100:0.0} %"),
    };
}
