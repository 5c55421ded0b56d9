namespace Storage.Http.Pacing;

/// <summary>The pace that is learned from a store's answers.</summary>
sealed class LearnedPace(Pacer pacer, int throttledRetries) : CallPace
{
    double _sentAt;
    int _promised;

    internal override int? ThrottledRetries => throttledRetries;

    internal override async ValueTask<bool> EnterAsync(bool isRepeat, TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            var sentAt = await pacer.EnterAsync(isRepeat, longest, cancellationToken).ConfigureAwait(false);
            _sentAt = sentAt ?? 0;
            return sentAt is not null;
        }
        finally
        {
            Dispose();
        }
    }

    internal override ValueTask<bool> AdmitAsync(TimeSpan delay, TimeSpan longest, CancellationToken cancellationToken)
    {
        // A strategy of the caller's own may have ended the attempt before it used the promise.
        if (Volatile.Read(ref _promised) == 0)
        {
            if (!pacer.Admits(delay, longest))
            {
                return new(false);
            }

            Volatile.Write(ref _promised, 1);
        }

        return new(true);
    }

    internal override double? Exit(PaceOutcome outcome, TimeSpan? hint)
    {
        switch (outcome)
        {
            case PaceOutcome.Accepted:
                pacer.Accepted();
                return null;
            case PaceOutcome.Slowed or PaceOutcome.Refused:
                return pacer.Refused(_sentAt, hint, served: outcome == PaceOutcome.Slowed);
            default:
                return null;
        }
    }

    public override void Dispose()
    {
        if (Interlocked.Exchange(ref _promised, 0) == 1)
        {
            pacer.Withdraw();
        }

        base.Dispose();
    }
}
