namespace Storage.Http.Benchmarks.Sockets.Statistics;

/// <summary>How ours compares with a peer that was measured right before or after it, again and again.</summary>
/// <param name="Median">The median of the ratios ours/peer of the pairs.</param>
/// <param name="Interval">Where the true median lies, or null after too few pairs.</param>
/// <param name="Pairs">How many there were.</param>
sealed record PairedRatio(double Median, MedianInterval? Interval, int Pairs)
{
    /// <summary>What a ratio may fall to that is still as good as none.</summary>
    internal const double Floor = 0.97;

    /// <summary>Whether the interval of a throughput includes 1.00 or lies above <see cref="Floor"/>.</summary>
    internal bool IsAsFast => Interval is { } interval && (interval is { Low: <= 1, High: >= 1 } || interval.Low > Floor);

    internal static PairedRatio Of(IReadOnlyList<double> ours, IReadOnlyList<double> peer)
    {
        double[] ratios = [.. ours.Zip(peer, static (mine, other) => mine / other)];
        return new(Statistics.Median.Of(ratios), MedianInterval.Of(ratios), ratios.Length);
    }
}
