using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Storage.Http.Tests.Anchors;

/// <summary>The retry options of Microsoft.Extensions.Http.Resilience, set by hand on Polly's: what it counts as a passing failure, how often and how long it waits, how it reads Retry-After.</summary>
static class PeerRetry
{
    public static RetryStrategyOptions<HttpResponseMessage> Options() => new()
    {
        MaxRetryAttempts = 3,
        Delay = TimeSpan.FromSeconds(2),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = args => new(IsTransient(args.Outcome)),
        DelayGenerator = args => new(RetryAfter(args.Outcome.Result)),
    };

    public static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } response } => (int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests,
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        _ => false,
    };

    // By the system's clock, whatever clock the pipeline has.
    static TimeSpan? RetryAfter(HttpResponseMessage? response)
    {
        var wait = response?.Headers.RetryAfter switch
        {
            { Date: { } date } => date - TimeProvider.System.GetUtcNow(),
            { Delta: { } delta } => delta,
            _ => (TimeSpan?)null,
        };
        return wait >= TimeSpan.Zero ? wait : null;
    }
}
