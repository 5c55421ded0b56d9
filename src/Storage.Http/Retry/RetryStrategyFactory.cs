using Polly;
using Polly.Retry;

namespace Storage.Http.Retry;

/// <summary>Makes Polly's retry do what the session of the call decided: one judgement per attempt, read by predicate and delay alike.</summary>
static class RetryStrategyFactory
{
    internal static RetryStrategyOptions<HttpResponseMessage> Create(
        Func<ResilienceContext, Outcome<HttpResponseMessage>, ValueTask<RetryDecision>> judge, Func<ResilienceContext, RetryDecision> lastDecision) => new()
        {
            Name = "Storage",

            // The session counts the attempts: a request may have a limit of its own.
            MaxRetryAttempts = int.MaxValue,
            ShouldHandle = async args => (await judge(args.Context, args.Outcome).ConfigureAwait(args.Context.ContinueOnCapturedContext)).IsRetry,
            DelayGenerator = args => new ValueTask<TimeSpan?>(lastDecision(args.Context).Delay),
        };
}
