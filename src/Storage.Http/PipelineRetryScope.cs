using Polly;
using Polly.Telemetry;

namespace Storage.Http;

/// <summary>Stands around the retry in a caller's pipeline: opens the session of a call and hangs its attempts on the outcome.</summary>
sealed class PipelineRetryScope(PipelineRetry retry, ResilienceStrategyTelemetry telemetry) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        // A pipeline may run within itself, in one context.
        var around = retry.CallOf(context);
        var call = retry.Begin(context, telemetry);
        retry.SetCall(context, call);
        try
        {
            var outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
            if (outcome.Exception is not null && context.CancellationToken.IsCancellationRequested)
            {
                call.CancelNext();
            }

            if (call.Attempts.Count > 0 && ((object?)outcome.Result ?? outcome.Exception) is { } result)
            {
                // Within itself, what it has decided counts for the call around.
                StorageAnnotations.SetAttempts(result, call.Attempts, around is null ? retry : null);
            }

            return outcome;
        }
        finally
        {
            retry.SetCall(context, around);
            call.End();
        }
    }
}
