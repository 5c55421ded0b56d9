using Polly;
using Polly.Telemetry;
using Storage.Http.Requests;
using Storage.Http.Responses;
using Storage.Http.Retry;

namespace Storage.Http;

/// <summary>The storage retry of one pipeline that is not ours: its budgets, and the sessions of its calls in their contexts.</summary>
sealed class PipelineRetry(StorageRetryOptions options, RetryBudgets budgets, ProviderSet providers, TimeProvider time)
{
    static readonly ResiliencePropertyKey<HttpRequestMessage?> RequestKey = new(ResilienceKeys.RequestMessage);

    // Of its own per pipeline, so that one inside another does not read its sessions.
    readonly ResiliencePropertyKey<PipelineRetryCall?> _key = new($"Storage.Http.Retry.{Guid.NewGuid():N}");
    readonly ErrorClassifier _classifier = new(StorageErrorRegistry.Default, providers, new(providers, time));

    internal StorageRetryOptions Options => options;

    internal RetryBudgets Budgets => budgets;

    internal ProviderSet Providers => providers;

    internal TimeProvider Time => time;

    /// <summary>The call that runs in this context now; null between calls.</summary>
    internal PipelineRetryCall? CallOf(ResilienceContext context) => context.Properties.GetValue(_key, null);

    internal void SetCall(ResilienceContext context, PipelineRetryCall? call) => context.Properties.Set(_key, call);

    internal PipelineRetryCall Begin(ResilienceContext context, ResilienceStrategyTelemetry telemetry) => new(this, telemetry, RequestOf(context));

    internal ValueTask<RetryDecision> JudgeAsync(ResilienceContext context, Outcome<HttpResponseMessage> outcome) => CallOf(context)!.JudgeAsync(outcome, context);

    internal static HttpRequestMessage? RequestOf(ResilienceContext context) => context.Properties.GetValue(RequestKey, null);

    internal RetryDecision LastDecision(ResilienceContext context) => CallOf(context)!.Last;

    /// <summary>The verdict that a handler further in has found; without one what status and headers say, for a body is never read here. Null for a good answer.</summary>
    internal StorageError? ErrorOf(HttpResponseMessage response, HttpRequestMessage? request) =>
        StorageAnnotations.GetError(response)
        ?? (response.IsSuccessStatusCode ? null : _classifier.ClassifyFailure(request ?? response.RequestMessage ?? new(), response, default));
}
