using System.Threading.RateLimiting;

namespace Storage.Http.Pacing;

/// <summary>The pace of a limiter of the caller's own: one permit for each send, held until its answer is there.</summary>
sealed class LimiterPace(RateLimiter limiter) : CallPace
{
    RateLimitLease? _lease;

    internal override int? ThrottledRetries => null;

    internal override async ValueTask<bool> EnterAsync(bool isRepeat, TimeSpan longest, CancellationToken cancellationToken) =>
        (isRepeat && _lease is not null) || await AcquireAsync(cancellationToken).ConfigureAwait(false);

    // The permit for the next send is taken while the answer at hand can still be returned.
    internal override ValueTask<bool> AdmitAsync(TimeSpan delay, TimeSpan longest, CancellationToken cancellationToken) => AcquireAsync(cancellationToken);

    internal override double? Exit(PaceOutcome outcome, TimeSpan? hint)
    {
        Dispose();
        return null;
    }

    public override void Dispose()
    {
        _lease?.Dispose();
        _lease = null;
        base.Dispose();
    }

    async ValueTask<bool> AcquireAsync(CancellationToken cancellationToken)
    {
        var lease = await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        if (lease.IsAcquired)
        {
            _lease = lease;
            return true;
        }

        lease.Dispose();
        return false;
    }
}
