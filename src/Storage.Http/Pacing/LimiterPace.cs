using System.Threading.RateLimiting;

namespace Storage.Http.Pacing;

/// <summary>The pace of a limiter of the caller's own: one permit for each send, held until its answer is there.</summary>
sealed class LimiterPace(RateLimiter limiter, TimeProvider time) : CallPace
{
    RateLimitLease? _lease;
    TimeSpan? _retryAfter;

    internal override int? ThrottledRetries => null;

    internal override TimeSpan? RetryAfter => _retryAfter;

    internal override ValueTask<bool> EnterAsync(bool isRepeat, TimeSpan longest, CancellationToken cancellationToken) => AcquireAsync(longest, cancellationToken);

    // The permit for the next send is taken while the answer at hand can still be returned.
    internal override ValueTask<bool> AdmitAsync(TimeSpan delay, TimeSpan longest, CancellationToken cancellationToken) => AcquireAsync(longest > delay ? longest - delay : TimeSpan.Zero, cancellationToken);

    internal override double? Exit(PaceOutcome outcome, TimeSpan? hint)
    {
        Dispose();
        return null;
    }

    public override void Dispose()
    {
        Interlocked.Exchange(ref _lease, null)?.Dispose();
        base.Dispose();
    }

    async ValueTask<bool> AcquireAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        if (_lease is not null)
        {
            return true;
        }

        using var limit = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var lease = await limiter.AcquireAsync(1, either.Token).ConfigureAwait(false);
            if (lease.IsAcquired)
            {
                _lease = lease;
                return true;
            }

            _retryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null;
            lease.Dispose();
            return false;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
