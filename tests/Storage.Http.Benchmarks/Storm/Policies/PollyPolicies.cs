using Polly;
using Polly.Retry;
using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>Pipelines of Polly's own strategies, with the predicate of Microsoft.Extensions.Http.Resilience.</summary>
static class PollyPolicies
{
    internal static HttpMessageHandler Constant(ClientParts parts) =>
        Build(parts, builder => builder.AddRetry(Retry(parts, DelayBackoffType.Constant, TimeSpan.FromMilliseconds(200), useJitter: false)));

    internal static HttpMessageHandler Exponential(ClientParts parts) =>
        Build(parts, builder => builder.AddRetry(Retry(parts, DelayBackoffType.Exponential, TimeSpan.FromSeconds(2), useJitter: true)));

    /// <summary>All five strategies of AddStandardResilienceHandler, with its defaults.</summary>
    internal static HttpMessageHandler Standard(ClientParts parts) =>
        new ConcurrencyHandler(1000)
        {
            InnerHandler = Build(parts, builder => builder
                .AddTimeout(TimeSpan.FromSeconds(30))
                .AddRetry(Retry(parts, DelayBackoffType.Exponential, TimeSpan.FromSeconds(2), useJitter: true))
                .AddCircuitBreaker(PollyPipelines.Breaker())
                .AddTimeout(TimeSpan.FromSeconds(10))),
        };

    static RetryStrategyOptions<HttpResponseMessage> Retry(ClientParts parts, DelayBackoffType backoff, TimeSpan delay, bool useJitter) => new()
    {
        BackoffType = backoff,
        Delay = delay,
        DelayGenerator = static args => new(args.Outcome.Result?.Headers.RetryAfter?.Delta),
        MaxRetryAttempts = PollyPipelines.MaxRetryAttempts,
        Randomizer = parts.Random.NextDouble,
        ShouldHandle = static args => new(PollyPipelines.IsTransient(args.Outcome)),
        UseJitter = useJitter,
    };

    static PollyHandler Build(ClientParts parts, Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = parts.Time };
        configure(builder);
        return new(builder.Build()) { InnerHandler = parts.Store };
    }
}
