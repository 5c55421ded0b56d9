namespace Storage.Http.Retry;

/// <summary>How long to wait before the next attempt.</summary>
static class RetryDelay
{
    // So that a timer that fires early, or a clock that is a little off, does not come back before the server asked.
    static readonly TimeSpan HintMargin = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan MaxHintJitter = TimeSpan.FromSeconds(1);

    /// <param name="error">The verdict with the server's hint and the row's floor.</param>
    /// <param name="retry">1 for the first retry, then 2, 3, ...</param>
    /// <param name="options">The bases and bounds.</param>
    internal static TimeSpan Next(StorageError error, int retry, StorageRetryOptions options)
    {
        var backoff = Backoff(error, retry, options);
        if (error.ServerDelay is not { } hint || hint <= TimeSpan.Zero)
        {
            return backoff;
        }

        var asked = hint + HintSpread(hint, options);
        return asked > backoff ? asked : backoff;
    }

    /// <summary>The wait without a server's hint.</summary>
    internal static TimeSpan Backoff(StorageError error, int retry, StorageRetryOptions options)
    {
        var throttled = error.Kind == StorageErrorKind.Throttling;
        var first = (throttled ? options.ThrottlingDelay : options.TransientDelay).TotalMilliseconds;
        var floor = (error.Definition?.MinDelay ?? TimeSpan.Zero).TotalMilliseconds;
        var cap = options.MaxDelay.TotalMilliseconds;

        // 2^62 ms is beyond every cap; a larger exponent would only overflow.
        var growth = Math.Pow(2, Math.Min(retry - 1, 62));
        var longest = Math.Min(cap, first * growth);
        if (!options.UseJitter)
        {
            return TimeSpan.FromMilliseconds(Math.Min(cap, Math.Max(floor, longest)));
        }

        // The row's floor and the cap bound the range, not the random wait within it: else many clients would come back at the same moment.
        var shortest = throttled ? longest / 2 : 0;
        if (floor * growth > shortest)
        {
            shortest = Math.Max(Math.Min(cap, floor), Math.Min(cap / 2, floor * growth));
            longest = Math.Max(longest, Math.Min(cap, 2 * floor * growth));
        }

        return TimeSpan.FromMilliseconds(longest - (Random(options) * (longest - shortest)));
    }

    static TimeSpan HintSpread(TimeSpan hint, StorageRetryOptions options)
    {
        var jitter = options.UseJitter ? Random(options) * Math.Min(hint.TotalMilliseconds / 10, MaxHintJitter.TotalMilliseconds) : 0;
        return HintMargin + TimeSpan.FromMilliseconds(jitter);
    }

    static double Random(StorageRetryOptions options) => Math.Clamp(options.Randomizer(), 0, Math.BitDecrement(1));
}
