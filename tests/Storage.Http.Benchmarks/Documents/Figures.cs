using System.Globalization;

namespace Storage.Http.Benchmarks.Documents;

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

    /// <summary>In percent; what is far under one percent as so many in a million.</summary>
    internal static string Share(double share) => share switch
    {
        0 => "0",
        < 0.0001 => Text($"{share * 1_000_000:0.0} in 10⁶"),
        < 0.1 => Text($"{share * 100:0.00} %"),
        _ => Text($"{share * 100:0.0} %"),
    };

    /// <summary>A time that was given in nanoseconds, with three digits or so, in ns, µs or ms.</summary>
    internal static string Nanoseconds(double time) => Math.Abs(time) switch
    {
        < 9.95 => Text($"{time:0.0} ns"),
        < 999.5 => Text($"{time:0} ns"),
        < 99_950 => Text($"{time / 1e3:0.00} µs"),
        < 999_500 => Text($"{time / 1e3:0} µs"),
        _ => Text($"{time / 1e6:0.00} ms"),
    };

    internal static string Bytes(double bytes) => Text($"{bytes:N0} B");

    /// <summary>How many times as much ours is as a peer's: under 1 where ours is less. "-" where the peer has none.</summary>
    internal static string Ratio(double ours, double peer) => peer <= 0 ? "-" : Text($"{ours / peer:0.00}");
}
