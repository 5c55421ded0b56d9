using Storage.Http.Requests;

namespace Storage.Http.Retry;

/// <summary>One call and its attempts: what happened so far, and what to do next.</summary>
sealed partial class RetrySession
{
    readonly StorageRetryOptions _options;
    readonly RetryBudgets _budgets;
    readonly ProviderSet _providers;
    readonly TimeProvider _time;

    // Mostly one that failed and one that did not.
    readonly List<StorageAttempt> _attempts = new(2);
    RequestFacts? _facts;
    long _start;
    bool _mayHaveRun;
    bool _askedRepair;
    int _paid;

    internal RetrySession(StorageRetryOptions options, RetryBudgets budgets, ProviderSet providers, TimeProvider time, HttpRequestMessage? request, long start)
    {
        _options = options;
        _budgets = budgets;
        _providers = providers;
        _time = time;
        _start = start;
        Request = request;
    }

    internal HttpRequestMessage? Request { get; set; }

    /// <summary>The caller's method and URI: handlers inside and redirects may have changed those of the request.</summary>
    internal HttpMethod? Method { get; set; }

    internal Uri? Uri { get; set; }

    /// <summary>The client or pipeline whose call this is; what another call of it has left on an answer or exception was not decided further in.</summary>
    internal required object Owner { get; init; }

    /// <summary>False for classification only.</summary>
    internal bool MayRetry { get; init; } = true;

    /// <summary>Whether this is the retry in a pipeline of the caller's own, which handlers inside leave the decision to.</summary>
    internal bool DecidesForInner { get; init; }

    /// <summary>What the caller's content was before the first send; handlers inside may have put another one in its place since.</summary>
    internal ContentSource Source { get; set; }

    /// <summary>That content, where it can tell whether it was closed since and is not watched; else null.</summary>
    internal HttpContent? Closable { get; set; }

    /// <summary>The caller's content where it is watched; null when it comes from memory or the request is not known.</summary>
    internal RequestContent? Content { get; init; }

    /// <summary>How many retries a pace allows after the store asked to slow down, in place of the options' number and of the budget; null without one.</summary>
    internal int? PacedRetries { get; init; }

    /// <summary>Asks the pace for another send, after a delay and within a time; null without one.</summary>
    internal Func<TimeSpan, TimeSpan, CancellationToken, ValueTask<bool>>? Admit { get; init; }

    internal IReadOnlyList<StorageAttempt> Attempts => _attempts;

    /// <summary>What became of the send that is judged, where that is known better than from its exception.</summary>
    internal SendFate? Fate { get; set; }

    /// <summary>The number of the attempt that runs now or was judged last.</summary>
    internal int AttemptNumber { get; set; }

    /// <summary>What was decided after it.</summary>
    internal RetryDecision Last => _attempts is [.., var last] ? new(last.Decision, last.Reason, last.Delay) : default;

    /// <summary>The caller's delegate that threw in the last judgement, for the log; or null.</summary>
    internal CallerFault? CallerFault { get; private set; }

    /// <summary>What the request asks for; null when it is not known.</summary>
    internal RequestFacts? Facts => _facts ??= Request is null || Method is null ? null : RequestFacts.Read(Method, Uri, Request.Headers, _providers);

    RequestSettings? Settings => Request is null ? null : RequestSettings.Find(Request);

    /// <summary>Judges a failed attempt. The verdict comes back with <see cref="StorageError.MaybeApplied"/> where that holds.</summary>
    internal async ValueTask<StorageError> DecideAsync(
        StorageError error, HttpResponseMessage? response, Exception? exception, TimeSpan duration, CancellationToken cancellationToken)
    {
        CallerFault = null;
        if (DecidedInside(response, exception) is { } inner)
        {
            return Adopt(error, inner);
        }

        if (_mayHaveRun && Facts is { } facts && Idempotence.LooksApplied(facts, Method!, error))
        {
            error = error.WithMaybeApplied();
        }

        _clockOffset = UrlExpires ? ServerClock.OffsetOf(error, response, _time) ?? _clockOffset : default;
        var decision = await NextAsync(error, response, exception, cancellationToken).ConfigureAwait(false);
        CallerFault ??= Content?.RestFailure is { } fault ? new(nameof(StorageRetryOptions.BufferRequestBytes), fault) : null;
        _mayHaveRun |= RetryRule.MayHaveRun(error);
        if (error.NeverSent && decision.Reason is StorageRetryReason.Cancelled or StorageRetryReason.RateLimited)
        {
            // Ended while it waited for its turn.
            GiveBack();
        }

        _attempts.Add(new(AttemptNumber, error, decision.Decision, decision.Reason, decision.Delay, NotNegative(duration)));
        return error;
    }

    /// <summary>The caller cancelled while the next attempt was waited for: it was never made, and costs nothing.</summary>
    internal void CancelNext()
    {
        if (_attempts is [.., { Decision: StorageAttemptDecision.Retry } last])
        {
            _attempts[^1] = new(last.Number, last.Error, StorageAttemptDecision.GiveUp, StorageRetryReason.Cancelled, TimeSpan.Zero, last.Duration);
            GiveBack();
        }
    }

    /// <summary>Notes that a retried call ended well.</summary>
    internal void Succeed(TimeSpan duration)
    {
        GiveBack();
        _attempts.Add(new(AttemptNumber, null, StorageAttemptDecision.Succeed, StorageRetryReason.Succeeded, TimeSpan.Zero, NotNegative(duration)));
    }

    // What the last retry cost.
    void GiveBack()
    {
        _budgets.Return(Uri, _paid);
        _paid = 0;
    }
}
