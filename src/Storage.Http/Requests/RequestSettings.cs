namespace Storage.Http.Requests;

/// <summary>What the caller said about one request.</summary>
sealed class RequestSettings
{
    static readonly HttpRequestOptionsKey<RequestSettings> Key = new("Storage.Http.RequestSettings");

    // Looking into a request's options makes them, 72 bytes; while nobody in the process has ever said anything, nobody looks.
    static volatile bool _anyMade;

    // Counted, as hedged attempts in a pipeline share the request, or this object, which clones of a request have too.
    int _outerRetries;

    internal bool? IsIdempotent { get; set; }

    internal bool? IsReplayable { get; set; }

    internal bool RetryDisabled { get; set; }

    internal int? MaxAttempts { get; set; }

    internal TimeSpan? AttemptTimeout { get; set; }

    /// <summary>Whether a retry of ours further out runs this request, so that this one leaves the decision to it.</summary>
    internal bool OuterRetryDecides => OuterRetries > 0;

    /// <summary>How many of them run it now.</summary>
    internal int OuterRetries => Volatile.Read(ref _outerRetries);

    internal void BeginOuterRetry() => Interlocked.Increment(ref _outerRetries);

    internal void EndOuterRetry() => Interlocked.Decrement(ref _outerRetries);

    internal static RequestSettings? Find(HttpRequestMessage request) => _anyMade && request.Options.TryGetValue(Key, out var settings) ? settings : null;

    internal static RequestSettings Of(HttpRequestMessage request)
    {
        if (Find(request) is { } found)
        {
            return found;
        }

        var settings = new RequestSettings();
        request.Options.Set(Key, settings);
        _anyMade = true;
        return settings;
    }
}
