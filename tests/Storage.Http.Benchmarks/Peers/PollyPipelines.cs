using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Storage.Http.Benchmarks.Peers;

/// <summary>What one builds of Polly's own strategies in place of ours, with the predicate and the defaults of Microsoft.Extensions.Http.Resilience.</summary>
static partial class PollyPipelines
{
    internal const int MaxRetryAttempts = 3;

    /// <summary>A retry and nothing else.</summary>
    /// <param name="delay">The first wait; later ones grow.</param>
    /// <param name="logger">Where a line goes before each repeat, or null for nowhere.</param>
    internal static ResiliencePipeline<HttpResponseMessage> Retry(TimeSpan delay, ILogger? logger = null) =>
        new ResiliencePipelineBuilder<HttpResponseMessage>().AddRetry(RetryOptions(delay, logger)).Build();

    /// <summary>The five strategies of its standard handler: limiter, time in all, retry, circuit breaker, time of an attempt.</summary>
    /// <param name="delay">The first wait; later ones grow.</param>
    /// <param name="permits">How many calls may be under way at once.</param>
    internal static ResiliencePipeline<HttpResponseMessage> Standard(TimeSpan delay, int permits = 1000) => new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddStrategy(_ => new LimiterStrategy(permits), new LimiterOptions())
        .AddTimeout(TimeSpan.FromSeconds(30))
        .AddRetry(RetryOptions(delay, logger: null))
        .AddCircuitBreaker(Breaker())
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    internal static CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker() => new()
    {
        FailureRatio = 0.1,
        MinimumThroughput = 100,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = TimeSpan.FromSeconds(5),
        ShouldHandle = static args => new(IsTransient(args.Outcome)),
    };

    static RetryStrategyOptions<HttpResponseMessage> RetryOptions(TimeSpan delay, ILogger? logger) => new()
    {
        BackoffType = DelayBackoffType.Exponential,
        Delay = delay,
        DelayGenerator = static args => new(args.Outcome.Result?.Headers.RetryAfter?.Delta),
        MaxRetryAttempts = MaxRetryAttempts,
        OnRetry = logger is null ? null : args =>
        {
            Repeating(logger, args.AttemptNumber, (int?)args.Outcome.Result?.StatusCode, args.RetryDelay, args.Outcome.Exception?.Message);
            return default;
        },
        ShouldHandle = static args => new(IsTransient(args.Outcome)),
        UseJitter = true,
    };

    internal static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome.Result is { StatusCode: var status }
        ? (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        : outcome.Exception is HttpRequestException or TimeoutRejectedException;

    [LoggerMessage(Level = LogLevel.Information, Message = "Attempt {Attempt} failed with status {Status}; again in {Delay}. {Reason}")]
    static partial void Repeating(ILogger logger, int attempt, int? status, TimeSpan delay, string? reason);
}
