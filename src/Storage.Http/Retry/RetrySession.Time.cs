using Storage.Http.Requests;

namespace Storage.Http.Retry;

sealed partial class RetrySession
{
    TimeSpan _clockOffset;
    bool _began;

    /// <summary>The time in which waits may still end.</summary>
    internal TimeSpan TimeLeft => NotNegative(Shorter(TotalLeft, UrlLeft));

    /// <summary>The time in which the first send has to begin. A URL that seems to have run out already says nothing: the store's clock is not known yet.</summary>
    internal TimeSpan TimeToBegin => UrlLeft is { } left && left > TimeSpan.Zero ? Shorter(_options.MaxTotalTime, left) : _options.MaxTotalTime;

    TimeSpan TotalLeft => _options.MaxTotalTime - NotNegative(_time.GetElapsedTime(_start));

    // By the store's clock, where an answer told it; null for a URL that was not signed beforehand.
    TimeSpan? UrlLeft => UrlExpires ? UrlExpiry.Of(Uri, _providers) - _time.GetUtcNow() - _clockOffset : null;

    bool UrlExpires => !new QueryReader(Uri).IsEmpty && Facts is { IsPreSigned: true };

    /// <summary>The first send begins now: it had to wait before.</summary>
    internal void Begin(long start)
    {
        _start = _began ? _start : start;
        _began = true;
    }

    // A wait must pay off: it ends in time, and before a URL that was signed beforehand runs out.
    StorageRetryReason? ByTime(TimeSpan delay) =>
        UrlLeft <= delay ? StorageRetryReason.UrlExpires
        : delay > TotalLeft ? StorageRetryReason.TotalTimeExceeded
        : null;

    static TimeSpan Shorter(TimeSpan time, TimeSpan? other) => other < time ? other.Value : time;

    // A clock that is set back has not made time go back.
    static TimeSpan NotNegative(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
