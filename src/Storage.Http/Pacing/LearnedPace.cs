namespace Storage.Http.Pacing;

/// <summary>The pace that is learned from a store's answers.</summary>
sealed class LearnedPace(Pacer pacer, int throttledRetries) : CallPace
{
    double _sentAt;

    internal override int? ThrottledRetries => throttledRetries;

    internal override async ValueTask<bool> EnterAsync(bool isRepeat, TimeSpan longest, CancellationToken cancellationToken)
    {
        var sentAt = await pacer.EnterAsync(isRepeat, longest, cancellationToken).ConfigureAwait(false);
        _sentAt = sentAt ?? 0;
        return sentAt is not null;
    }

    internal override ValueTask<bool> AdmitAsync(TimeSpan delay, TimeSpan longest, CancellationToken cancellationToken) => new(pacer.Admits(delay, longest));

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
}
