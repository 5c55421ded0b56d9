namespace Storage.Http.Benchmarks.Sockets.Statistics;

/// <summary>The middle of a sample.</summary>
static class Median
{
    /// <summary>The middle value; the mean of the two in the middle of an even number.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    internal static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? throw new ArgumentException("There is no middle of nothing.", nameof(values))
            : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The value that the given share of a sorted sample does not exceed; not a number where there is none.</summary>
    internal static double Percentile(ReadOnlySpan<double> sorted, double share) =>
        sorted.IsEmpty ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
