using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
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
                .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
                {
                    FailureRatio = 0.1,
                    MinimumThroughput = 100,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = TimeSpan.FromSeconds(5),
                    ShouldHandle = static args => new(IsTransient(args.Outcome)),
                })
                .AddTimeout(TimeSpan.FromSeconds(10))),
        };

    static RetryStrategyOptions<HttpResponseMessage> Retry(ClientParts parts, DelayBackoffType backoff, TimeSpan delay, bool useJitter) => new()
    {
        BackoffType = backoff,
        Delay = delay,
        DelayGenerator = static args => new(args.Outcome.Result?.Headers.RetryAfter?.Delta),
        MaxRetryAttempts = 3,
        Randomizer = parts.Random.NextDouble,
        ShouldHandle = static args => new(IsTransient(args.Outcome)),
        UseJitter = useJitter,
    };

    static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome.Result is { StatusCode: var status }
        ? (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        : outcome.Exception is HttpRequestException or TimeoutRejectedException;

    static PollyHandler Build(ClientParts parts, Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = parts.Time };
        configure(builder);
        return new(builder.Build()) { InnerHandler = parts.Store };
    }
}
