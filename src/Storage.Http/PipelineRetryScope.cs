using Polly;

namespace Storage.Http;

/// <summary>Stands around the retry in a caller's pipeline: opens the session of a call and hangs its attempts on the outcome.</summary>
sealed class PipelineRetryScope(PipelineRetry retry) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        var call = retry.Begin(context);
        try
        {
            var outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
            if (call.Attempts.Count > 0 && ((object?)outcome.Result ?? outcome.Exception) is { } result)
            {
                StorageAnnotations.SetAttempts(result, call.Attempts);
            }

            return outcome;
        }
        finally
        {
            retry.End(context, call);
        }
    }
}
