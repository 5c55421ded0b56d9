using Polly;
using Storage.Http.Requests;
using Storage.Http.Retry;

namespace Storage.Http;

/// <summary>The storage retry of one pipeline that is not ours: its budgets, and the sessions of its calls in their contexts.</summary>
sealed class PipelineRetry(StorageRetryOptions options, RetryBudgets budgets, ProviderSet providers, TimeProvider time)
{
    static readonly ResiliencePropertyKey<HttpRequestMessage?> RequestKey = new(ResilienceKeys.RequestMessage);

    // Of its own per pipeline, so that one inside another does not read its sessions.
    readonly ResiliencePropertyKey<PipelineRetryCall?> _key = new($"Storage.Http.Retry.{Guid.NewGuid():N}");

    internal PipelineRetryCall Begin(ResilienceContext context)
    {
        var request = context.Properties.GetValue(RequestKey, null);
        if (request is not null)
        {
            RequestSettings.Of(request).OuterRetryDecides = true;
        }

        var call = new PipelineRetryCall(options, budgets, providers, time, request);
        context.Properties.Set(_key, call);
        return call;
    }

    internal void End(ResilienceContext context)
    {
        context.Properties.Set(_key, null);
        if (context.Properties.GetValue(RequestKey, null) is { } request)
        {
            RequestSettings.Of(request).OuterRetryDecides = false;
        }
    }

    internal ValueTask<RetryDecision> JudgeAsync(ResilienceContext context, Outcome<HttpResponseMessage> outcome) =>
        context.Properties.GetValue(_key, null)!.JudgeAsync(outcome, context.CancellationToken);

    internal RetryDecision LastDecision(ResilienceContext context) => context.Properties.GetValue(_key, null)!.Last;
}
