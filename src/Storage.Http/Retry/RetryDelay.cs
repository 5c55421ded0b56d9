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
        var throttled = error.Kind == StorageErrorKind.Throttling;
        var wait = Backoff(throttled ? options.ThrottlingDelay : options.TransientDelay, retry) * Spread(throttled, options);
        var floor = (error.Definition?.MinDelay ?? TimeSpan.Zero).TotalMilliseconds;
        var backoff = TimeSpan.FromMilliseconds(Math.Min(options.MaxDelay.TotalMilliseconds, Math.Max(floor, wait)));
        if (error.ServerDelay is not { } hint || hint <= TimeSpan.Zero)
        {
            return backoff;
        }

        var asked = hint + HintSpread(hint, options);
        return asked > backoff ? asked : backoff;
    }

    // 2^62 ms is beyond every cap; a larger exponent would only overflow.
    static double Backoff(TimeSpan first, int retry) => first.TotalMilliseconds * Math.Pow(2, Math.Min(retry - 1, 62));

    static double Spread(bool throttled, StorageRetryOptions options)
    {
        if (!options.UseJitter)
        {
            return 1;
        }

        var u = 1 - Random(options);
        return throttled ? 0.5 + (u / 2) : u;
    }

    static TimeSpan HintSpread(TimeSpan hint, StorageRetryOptions options)
    {
        var jitter = options.UseJitter ? Random(options) * Math.Min(hint.TotalMilliseconds / 10, MaxHintJitter.TotalMilliseconds) : 0;
        return HintMargin + TimeSpan.FromMilliseconds(jitter);
    }

    static double Random(StorageRetryOptions options) => Math.Clamp(options.Randomizer(), 0, Math.BitDecrement(1));
}
