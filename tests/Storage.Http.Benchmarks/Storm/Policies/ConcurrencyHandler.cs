using System.Threading.RateLimiting;

namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>At most so many calls at a time, and no queue: the outermost strategy of the standard handler.</summary>
sealed class ConcurrencyHandler(int permits) : DelegatingHandler
{
    readonly ConcurrencyLimiter _limiter = new(new() { PermitLimit = permits, QueueLimit = 0 });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = _limiter.AttemptAcquire();
        return lease.IsAcquired
            ? await base.SendAsync(request, cancellationToken)
            : throw new ConcurrencyRefusedException($"{permits} calls are under way.");
    }

    protected override void Dispose(bool disposing)
    {
        _limiter.Dispose();
        base.Dispose(disposing);
    }
}
