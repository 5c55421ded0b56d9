using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Storage.Http.Benchmarks.Storm.Policies;

namespace Storage.Http.Benchmarks.Sockets.Callers;

/// <summary>Polly's strategies around the send, with the predicate and the limits of Microsoft.Extensions.Http.Resilience.</summary>
static class PollyCallers
{
    /// <summary>Its retry alone.</summary>
    internal static HttpMessageHandler Plain(CallerSettings settings, HttpMessageHandler connections) => Build(connections, builder => builder.AddRetry(Retry(settings)));

    /// <summary>All five strategies of its standard handler.</summary>
    internal static HttpMessageHandler Standard(CallerSettings settings, HttpMessageHandler connections) =>
        new ConcurrencyHandler(settings.Permits)
        {
            InnerHandler = Build(connections, builder => builder
                .AddTimeout(TimeSpan.FromSeconds(30))
                .AddRetry(Retry(settings))
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

    static RetryStrategyOptions<HttpResponseMessage> Retry(CallerSettings settings) => new()
    {
        BackoffType = DelayBackoffType.Exponential,
        Delay = settings.Delay,
        DelayGenerator = static args => new(args.Outcome.Result?.Headers.RetryAfter?.Delta),
        MaxRetryAttempts = CallerSettings.MaxRetryAttempts,
        ShouldHandle = static args => new(IsTransient(args.Outcome)),
        UseJitter = true,
    };

    static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome.Result is { StatusCode: var status }
        ? (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        : outcome.Exception is HttpRequestException or TimeoutRejectedException;

    static PollyHandler Build(HttpMessageHandler connections, Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();
        configure(builder);
        return new(builder.Build()) { InnerHandler = connections };
    }
}
