using Polly;

namespace Storage.Http.Tests.Pipelines;

/// <summary>A limiter as Polly.RateLimiting has it: some permits, then its own kind of ExecutionRejectedException.</summary>
sealed class RefusingStrategy(int permits) : ResilienceStrategy<HttpResponseMessage>
{
    int _taken;

    public int Refused => Math.Max(0, Volatile.Read(ref _taken) - permits);

    protected override ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state) =>
        Interlocked.Increment(ref _taken) > permits ? Outcome.FromExceptionAsValueTask<HttpResponseMessage>(new RefusedException()) : callback(context, state);
}
