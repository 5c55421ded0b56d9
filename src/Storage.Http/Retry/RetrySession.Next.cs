namespace Storage.Http.Retry;

sealed partial class RetrySession
{
    async ValueTask<RetryDecision> NextAsync(StorageError error, HttpResponseMessage? response, Exception? exception, CancellationToken cancellationToken)
    {
        var soft = ByRules(error, exception, cancellationToken);
        if (soft.IsFinal)
        {
            return RetryDecision.GiveUp(soft.Reason);
        }

        var (wanted, reason) = AskCaller(error, response, exception, soft);
        if (!wanted)
        {
            return RetryDecision.GiveUp(reason);
        }

        if (ByLimits(error, reason) is { } refused)
        {
            return RetryDecision.GiveUp(refused);
        }

        // Under a pace the backoff does not grow: the pace slows everybody down, and ends when the store recovers.
        var retry = IsPaced(error) ? 1 : AttemptNumber + 1;
        var delay = reason == StorageRetryReason.Repaired ? TimeSpan.Zero : RetryDelay.Next(error, retry, _options);
        if (ByTime(delay) is { } late)
        {
            return RetryDecision.GiveUp(late);
        }

        if (Content is not null && !await Content.CompleteAsync(TimeLeft, _time, cancellationToken).ConfigureAwait(false))
        {
            return RetryDecision.GiveUp(
                cancellationToken.IsCancellationRequested ? StorageRetryReason.Cancelled
                : Content.OwnFailure is null ? StorageRetryReason.NotReplayable
                : StorageRetryReason.ContentFailed);
        }

        if (reason == StorageRetryReason.Repaired && await RepairAsync(error, response, cancellationToken).ConfigureAwait(false) is { } unrepaired)
        {
            return RetryDecision.GiveUp(unrepaired);
        }

        // Reading the rest and mending take their time.
        if ((Content is not null || reason == StorageRetryReason.Repaired) && ByTime(delay) is { } later)
        {
            return RetryDecision.GiveUp(later);
        }

        _paid = 0;
        if (!IsPaced(error) && !_budgets.TryTake(Uri, error, out _paid))
        {
            return await HoldAsync(error, cancellationToken).ConfigureAwait(false);
        }

        if (await AdmitAsync(delay, cancellationToken).ConfigureAwait(false))
        {
            return RetryDecision.Retry(reason, delay);
        }

        GiveBack();
        return RetryDecision.GiveUp(cancellationToken.IsCancellationRequested ? StorageRetryReason.Cancelled : StorageRetryReason.RateLimited);
    }
}
