namespace Storage.Http.Retry;

sealed partial class RetrySession
{
    static readonly StorageError Lost = new() { Kind = StorageErrorKind.Connection };

    /// <summary>Whether another attempt may follow if this one is lost, as far as that is known while it goes on.</summary>
    internal bool MayFollowLoss(CancellationToken cancellationToken) =>
        ByRules(Lost, null, cancellationToken) is { IsFinal: false } rules && (rules.Retry || _options.ShouldRetry is not null) && AttemptNumber + 1 < MaxAttempts;

    // What kind, method and exception say; final where the caller's word could only do harm.
    (bool Retry, StorageRetryReason Reason, bool IsFinal) ByRules(StorageError error, Exception? exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return (false, StorageRetryReason.Cancelled, true);
        }

        if (error.RefusedHere)
        {
            return (false, StorageRetryReason.RateLimited, true);
        }

        if (!MayRetry || Settings is { RetryDisabled: true } || MaxAttempts <= 1)
        {
            return (false, StorageRetryReason.Disabled, true);
        }

        if (!DecidesForInner && Settings is { OuterRetryDecides: true })
        {
            return (false, StorageRetryReason.OuterRetryDecides, true);
        }

        if (exception is not null && ByException(exception) is { } told)
        {
            return told;
        }

        var (retry, reason) = ByKind(error);
        return (retry, reason, IsFinal: false);
    }

    // What the exception says of the send; null where the kind decides.
    (bool Retry, StorageRetryReason Reason, bool IsFinal)? ByException(Exception exception) => (Fate ?? ConnectionFailure.FateOf(exception)) switch
    {
        _ when Content?.OwnFailure is not null => (false, StorageRetryReason.ContentFailed, true),
        SendFate.CertificateRefused => (false, StorageRetryReason.CertificateRefused, true),

        // Of an exception that is not of a send, as one of a handler inside, the caller may know more than we do.
        SendFate.Unknown => (false, StorageRetryReason.UnknownException, false),

        // Whoever puts a circuit breaker or a limiter inside wants to fail fast; ShouldRetry may say otherwise.
        SendFate.Rejected => (false, StorageRetryReason.Rejected, false),
        _ => null,
    };

    (bool Retry, StorageRetryReason Reason) ByKind(StorageError error)
    {
        var rule = RetryRule.Of(error.Kind);

        // An error beside a success (a placeholder picture, a callback that failed): what was asked for is done.
        if (rule.Scope == RetryScope.Never || (int?)error.StatusCode is >= 200 and < 300)
        {
            return (false, StorageRetryReason.NotRetryable);
        }

        if (rule.Scope == RetryScope.AfterRepair)
        {
            return Facts is { IsPreSigned: true } ? (false, StorageRetryReason.PreSigned)
                : _options.Repair is null || _askedRepair ? (false, StorageRetryReason.NotRepaired)
                : (true, rule.Reason);
        }

        if (error.NeverSent)
        {
            return (true, StorageRetryReason.NeverSent);
        }

        // What refuses before it executes is repeated for any request, but not where the work had begun all the same.
        if (rule.Scope == RetryScope.Idempotent || RetryRule.MayHaveRun(error))
        {
            if (Facts is not { } facts || !Idempotence.IsIdempotent(facts, Settings?.IsIdempotent))
            {
                return (false, StorageRetryReason.NotIdempotent);
            }

            if (facts.AsksCallback && RetryRule.MayHaveRun(error) && Settings?.IsIdempotent is not true)
            {
                return (false, StorageRetryReason.SideEffect);
            }
        }

        return Retries(error.Kind) >= rule.MaxRetries ? (false, StorageRetryReason.KindLimitReached) : (true, rule.Reason);
    }

    StorageRetryReason? ByLimits(StorageError error, StorageRetryReason reason)
    {
        if (!CanReplay && Content is not { MayComplete: true })
        {
            return StorageRetryReason.NotReplayable;
        }

        if (IsUsedUp(error))
        {
            return StorageRetryReason.AttemptsExhausted;
        }

        return reason != StorageRetryReason.Repaired && error.ServerDelay > _options.MaxServerDelay ? StorageRetryReason.ServerDelayTooLong : null;
    }

    // A content that was not watched counts by its source.
    bool CanReplay => Content?.CanReplay ?? Settings?.IsReplayable ?? (Source != ContentSource.OneWay && !ContentSources.WasClosed(Closable, Source));

    bool IsPaced(StorageError error) => PacedRetries is not null && error.Kind == StorageErrorKind.Throttling;

    // Under a pace the repeats that follow Throttling are counted apart, unless the request has a number of its own.
    bool IsUsedUp(StorageError error) => (PacedRetries, Settings?.MaxAttempts) switch
    {
        ({ } paced, null) when error.Kind == StorageErrorKind.Throttling => Retries(StorageErrorKind.Throttling) >= Math.Max(paced, _options.MaxRetryAttempts),
        ({ }, null) => AttemptNumber - Retries(StorageErrorKind.Throttling) >= _options.MaxRetryAttempts,
        _ => AttemptNumber + 1 >= MaxAttempts,
    };

    int MaxAttempts => Settings?.MaxAttempts ?? _options.MaxRetryAttempts + 1;

    int Retries(StorageErrorKind kind)
    {
        var count = 0;
        foreach (var attempt in _attempts)
        {
            count += attempt.Decision == StorageAttemptDecision.Retry && attempt.Error?.Kind == kind ? 1 : 0;
        }

        return count;
    }
}
