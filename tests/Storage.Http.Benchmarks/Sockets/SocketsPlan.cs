namespace Storage.Http.Benchmarks.Sockets;

/// <summary>How much is measured.</summary>
sealed record SocketsPlan
{
    /// <summary>All that the page holds.</summary>
    internal static SocketsPlan Whole { get; } = new();

    /// <summary>A few seconds in all: whether it works, not how fast.</summary>
    internal static SocketsPlan Quick { get; } = new()
    {
        WarmUp = TimeSpan.FromMilliseconds(20),
        Rounds = 6,
        Stretch = TimeSpan.FromMilliseconds(15),
        LargeBytes = 1 << 20,
        LargeRounds = 6,
        WatchedTransfers = 1,
        BurstCalls = 200,
        BurstRounds = 6,
        ErrorRounds = 6,
        ErrorStretch = TimeSpan.FromMilliseconds(15),
        GrowthRounds = 6,
        GrowthStretch = TimeSpan.FromMilliseconds(5),
    };

    /// <summary>How long each caller runs unmeasured before its first round, so that the runtime has compiled what runs often.</summary>
    internal TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Rounds of small GETs.</summary>
    internal int Rounds { get; init; } = 100;

    /// <summary>How long each caller runs in each of them.</summary>
    internal TimeSpan Stretch { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>Small GETs under way at once for each core.</summary>
    internal int CallsPerCore { get; init; } = 8;

    internal long LargeBytes { get; init; } = 1L << 30;

    internal int LargeRounds { get; init; } = 30;

    /// <summary>Transfers of each caller that are not timed, because memory is looked at meanwhile.</summary>
    internal int WatchedTransfers { get; init; } = 2;

    internal int BurstCalls { get; init; } = 10_000;

    internal int BurstRounds { get; init; } = 20;

    internal int ErrorRounds { get; init; } = 24;

    internal TimeSpan ErrorStretch { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Calls under way at once while some are refused.</summary>
    internal int ErrorCalls { get; init; } = 64;

    /// <summary>The bases of the backoff.</summary>
    internal IReadOnlyList<TimeSpan> ErrorDelays { get; init; } = [TimeSpan.FromMilliseconds(50), TimeSpan.Zero];

    internal int GrowthRounds { get; init; } = 24;

    internal TimeSpan GrowthStretch { get; init; } = TimeSpan.FromSeconds(0.15);

    /// <summary>Calls under way at once for each core, where they grow.</summary>
    internal IReadOnlyList<int> GrowthCallsPerCore { get; init; } = [1, 2, 4, 8, 16, 32, 64];
}
