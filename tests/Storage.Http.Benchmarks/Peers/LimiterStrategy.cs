using System.Threading.RateLimiting;
using Polly;

namespace Storage.Http.Benchmarks.Peers;

/// <summary>At most so many calls at a time, and no queue: what Polly.RateLimiting makes of a concurrency limiter.</summary>
sealed class LimiterStrategy(int permits) : ResilienceStrategy<HttpResponseMessage>, IDisposable
{
    readonly ConcurrencyLimiter _limiter = new(new() { PermitLimit = permits, QueueLimit = 0 });

    public void Dispose() => _limiter.Dispose();

    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        using var lease = await _limiter.AcquireAsync(1, context.CancellationToken);
        return lease.IsAcquired
            ? await callback(context, state)
            : Outcome.FromException<HttpResponseMessage>(new InvalidOperationException($"{permits} calls are under way."));
    }
}
