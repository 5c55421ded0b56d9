namespace Storage.Http.Retry;

sealed partial class RetrySession
{
    // What a retry of ours further in has decided, where nobody told it that this one would: retries of ours do not multiply. One that a timeout
    // between the two cut short has decided nothing.
    IReadOnlyList<StorageAttempt>? DecidedInside(HttpResponseMessage? response, Exception? exception)
    {
        var attempts = response is not null ? StorageAnnotations.GetAttempts(response, Owner) : exception is not null ? ExceptionAttempts.Of(exception, Owner) : [];
        return attempts is [.., { Decision: StorageAttemptDecision.GiveUp, Reason: not (StorageRetryReason.Disabled or StorageRetryReason.OuterRetryDecides or StorageRetryReason.Cancelled) }]
            ? attempts
            : null;
    }

    // Takes the attempts over as its own, the last of them with the verdict as it is known here.
    StorageError Adopt(StorageError error, IReadOnlyList<StorageAttempt> attempts)
    {
        var last = attempts[^1];
        if (last.Error is { MaybeApplied: true })
        {
            error = error.WithMaybeApplied();
        }

        foreach (var attempt in attempts)
        {
            _attempts.Add(new(AttemptNumber + attempt.Number, attempt == last ? error : attempt.Error, attempt.Decision, attempt.Reason, attempt.Delay, attempt.Duration));
        }

        return error;
    }
}
