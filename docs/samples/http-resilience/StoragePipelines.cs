using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Storage.Http;

namespace HttpResilienceSample;

/// <summary>What the two handlers of Microsoft.Extensions.Http.Resilience are told of storage. The lines are those of docs/pipelines.md.</summary>
static class StoragePipelines
{
    static readonly ResiliencePropertyKey<HttpRequestMessage?> RequestKey = new("Resilience.Http.RequestMessage");

    internal static void AddStorage(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) => pipeline
        .AddTimeout(TimeSpan.FromSeconds(60))    // the whole call, waits included
        .AddStorageRetry(new StorageRetryOptions { MaxRetryAttempts = 5, MaxTotalTime = TimeSpan.FromSeconds(50) })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = args => ValueTask.FromResult(StorageResilience.IsTransient(args.Outcome)),
        })
        .AddTimeout(TimeSpan.FromSeconds(20));    // one attempt: the request, its content included, and the answer's header

    internal static void RetryStorageTrouble(RetryStrategyOptions<HttpResponseMessage> retry)
    {
        retry.ShouldHandle = args => ValueTask.FromResult(
            StorageResilience.IsTransient(args.Outcome)
            && args.Context.Properties.GetValue(RequestKey, null)?.Method != HttpMethod.Post);    // twice may not be the same as once
        retry.DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.GetStorageError()?.ServerDelay);
    }

    internal static void CountStorageTrouble(CircuitBreakerStrategyOptions<HttpResponseMessage> breaker) =>
        breaker.ShouldHandle = args => ValueTask.FromResult(StorageResilience.IsTransient(args.Outcome));
}
