namespace Storage.Http.Retry;

sealed partial class RetrySession
{
    (bool Wanted, StorageRetryReason Reason) AskCaller(
        StorageError error, HttpResponseMessage? response, Exception? exception, (bool Retry, StorageRetryReason Reason, bool IsFinal) ours)
    {
        if (_options.ShouldRetry is not { } ask)
        {
            return (ours.Retry, ours.Reason);
        }

        bool said;
        try
        {
            said = ask(new(error, Request, response, exception, AttemptNumber, ours.Retry, ours.Reason));
        }
        catch (Exception fault)
        {
            // The server's answer must not be lost over a broken predicate.
            CallerFault = new(nameof(StorageRetryOptions.ShouldRetry), fault);
            said = ours.Retry;
        }

        return said == ours.Retry ? (ours.Retry, ours.Reason) : said ? (true, StorageRetryReason.CallerAdded) : (false, StorageRetryReason.CallerVetoed);
    }

    async ValueTask<bool> AdmitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (Admit is null)
        {
            return true;
        }

        try
        {
            return await Admit(delay, TimeLeft, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception fault)
        {
            // A limiter that fails must not cost the caller the server's answer.
            CallerFault = new("Throttling.Limiter", fault);
            return false;
        }
    }

    // The one wait that is for the store's sake alone: see HoldThrottled.
    async ValueTask<RetryDecision> HoldAsync(StorageError error, CancellationToken cancellationToken)
    {
        if (error.Kind != StorageErrorKind.Throttling || _options.Budget is not { HoldThrottled: true })
        {
            return RetryDecision.GiveUp(StorageRetryReason.BudgetExhausted);
        }

        var (wait, left) = (RetryDelay.Backoff(error, 1, _options), TimeLeft);
        var hold = wait < left ? wait : left;
        try
        {
            await Task.Delay(hold, _time, cancellationToken).ConfigureAwait(false);
            return RetryDecision.GiveUp(StorageRetryReason.BudgetExhausted) with { Delay = hold };
        }
        catch (OperationCanceledException)
        {
            return RetryDecision.GiveUp(StorageRetryReason.Cancelled);
        }
    }

    // Null when it is repaired. It gets no more time than waits do, and whoever does not heed its token is not waited for: the server's answer is not to be lost over it.
    async ValueTask<StorageRetryReason?> RepairAsync(StorageError error, HttpResponseMessage? response, CancellationToken cancellationToken)
    {
        _askedRepair = true;
        using var timeLeft = new CancellationTokenSource(TimeLeft, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeLeft.Token, cancellationToken);
        try
        {
            var repairing = StartRepair(new(error, Request, ServerClock.OffsetOf(error, response, _time), AttemptNumber), either.Token);
            return await repairing.WaitAsync(either.Token).ConfigureAwait(false) ? null : StorageRetryReason.NotRepaired;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return cancellationToken.IsCancellationRequested ? StorageRetryReason.Cancelled : StorageRetryReason.TotalTimeExceeded;
        }
        catch (Exception fault)
        {
            // A repair that fails mended nothing; the caller gets the server's answer, with the reason NotRepaired.
            CallerFault = new(nameof(StorageRetryOptions.Repair), fault);
            return StorageRetryReason.NotRepaired;
        }
    }

    // Where the caller waits on a thread that its repair would come back to, as with a user interface, each would wait for the other.
    Task<bool> StartRepair(StorageRepairArguments arguments, CancellationToken cancellationToken) => SynchronizationContext.Current is null
        ? _options.Repair!(arguments, cancellationToken).AsTask()
        : Task.Run(() => _options.Repair!(arguments, cancellationToken).AsTask(), CancellationToken.None);
}
