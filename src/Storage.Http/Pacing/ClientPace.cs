using Storage.Http.Requests;

namespace Storage.Http.Pacing;

/// <summary>The pace of every store that one client speaks to. It outlives the client's handlers.</summary>
sealed class ClientPace
{
    readonly StorageThrottlingOptions _options;
    readonly TimeProvider _time;
    readonly TimeSpan _longestHold;
    readonly AuthorityTable<Pacer> _pacers;
    readonly Lock _lock = new();

    internal ClientPace(StorageThrottlingOptions options, TimeProvider time, TimeSpan longestHold)
    {
        _options = options;
        _time = time;
        _longestHold = longestHold;
        _pacers = new(() => new(time, options.QueueLimit, longestHold));
    }

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _pacers.Count;
            }
        }
    }

    internal static ClientPace? Create(StorageThrottlingOptions? options, TimeProvider time, TimeSpan longestHold) => options is null ? null : new(options.Copy(), time, longestHold);

    /// <summary>Whether what was learned stays valid under other options.</summary>
    internal bool Fits(StorageThrottlingOptions? other, TimeProvider otherTime, TimeSpan otherHold) =>
        other is not null
        && other.Limiter == _options.Limiter
        && other.QueueLimit == _options.QueueLimit
        && other.MaxRetryAttempts == _options.MaxRetryAttempts
        && otherTime == _time
        && otherHold == _longestHold;

    internal CallPace Begin(Uri? uri) => _options.Limiter is { } limiter ? new LimiterPace(limiter, _time) : new LearnedPace(PacerOf(uri), _options.MaxRetryAttempts);

    internal Pacer PacerOf(Uri? uri)
    {
        lock (_lock)
        {
            return _pacers.Get(uri);
        }
    }
}
