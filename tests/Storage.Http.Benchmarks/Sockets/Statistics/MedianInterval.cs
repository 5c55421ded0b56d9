namespace Storage.Http.Benchmarks.Sockets.Statistics;

/// <summary>
/// Where the median of what a sample was drawn from lies, with 95 % confidence or a little more, whatever its distribution: between the k-th value from below and
/// the k-th from above. The median is outside only if fewer than k of n values fall on one side of it, as when a coin that is thrown n times shows heads fewer
/// than k times.
/// </summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
readonly record struct MedianInterval(double Low, double High)
{
    const double Confidence = 0.95;

    /// <returns>The interval, or null where the sample is too small for one.</returns>
    internal static MedianInterval? Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var rank = Rank(sorted.Length);
        return rank == 0 ? null : new(sorted[rank - 1], sorted[^rank]);
    }

    /// <summary>The largest k whose interval still has the confidence; 0 where none has.</summary>
    internal static int Rank(int count)
    {
        // The probability of exactly i heads in so many throws, and of up to as many.
        var exactly = Math.Pow(0.5, count);
        var below = 0.0;
        for (var heads = 0; heads <= count / 2; heads++)
        {
            below += exactly;
            if (1 - (2 * below) < Confidence)
            {
                return heads;
            }

            exactly *= (double)(count - heads) / (heads + 1);
        }

        return count / 2;
    }
}
