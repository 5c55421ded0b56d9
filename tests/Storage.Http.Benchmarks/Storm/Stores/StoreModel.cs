namespace Storage.Http.Benchmarks.Storm.Stores;

/// <summary>How the simulated store behaves.</summary>
sealed record StoreModel
{
    /// <summary>What Cloud Infinite grants a bucket for persistent processing, per second (its page of usage limits).</summary>
    internal const double DefaultLimit = 100;

    /// <summary>Requests per second that are served; null for all.</summary>
    internal double? Limit { get; init; } = DefaultLimit;

    /// <summary>How many requests may come at once after a pause.</summary>
    internal double Burst { get; init; } = DefaultLimit / 2;

    /// <summary>The mean time of a served request. With 1 ms between two operations of a worker, 64 workers would send 1,000 a second.</summary>
    internal TimeSpan ServiceTime { get; init; } = TimeSpan.FromMilliseconds(63);

    /// <summary>The mean time of a refusal, which does no work.</summary>
    internal TimeSpan RefusalTime { get; init; } = TimeSpan.FromMilliseconds(16);

    /// <summary>The deviation of the logarithm of both times: the 99th percentile is 1.7 times the mean.</summary>
    internal double Spread { get; init; } = 0.25;

    /// <summary>The probability of a SlowDown that has nothing to do with the rate.</summary>
    internal double RandomRefusals { get; init; }

    internal BrownOut? BrownOut { get; init; }
}
