using System.Diagnostics.CodeAnalysis;
using Storage.Http;
using Storage.Http.Requests;
using Storage.Http.Retry;

// Where the other strategies' extensions live, so that the call site needs one using.
namespace Polly;

/// <summary>Adds the storage retry to a resilience pipeline.</summary>
public static class StorageRetryPipelineExtensions
{
    /// <summary>
    /// Retries by the verdict that <c>AddStorageErrorClassification()</c> further in has hung on the answer; without one, by status, headers and exception.
    /// It never reads a body.
    /// </summary>
    /// <param name="builder">The pipeline. Its <see cref="ResiliencePipelineBuilderBase.TimeProvider"/> is the clock.</param>
    /// <param name="options">The options. <see cref="StorageRetryOptions.ConfigurePipeline"/>, <see cref="StorageRetryOptions.AttemptTimeout"/> and
    /// <see cref="StorageRetryOptions.BufferRequestBytes"/> have no place here and are refused.</param>
    /// <returns>The same builder. With <see cref="StorageRetryOptions.MaxRetryAttempts"/> 0 nothing is added.</returns>
    /// <remarks>
    /// The request is taken from the context's property <c>Resilience.Http.RequestMessage</c>, which Microsoft.Extensions.Http.Resilience sets, else from the
    /// answer; where neither has it, the call counts as not idempotent. Every retry starts from the request as it was when the call began. A storage handler
    /// inside that retries by itself leaves the decisions to this one where the context has the request; elsewhere the decision of the inner one stands. A
    /// <see cref="StorageRetryOptions.ShouldRetry"/> or <see cref="StorageRetryOptions.Repair"/> that throws is the event <c>StorageCallerFault</c> of the
    /// pipeline's telemetry.
    /// </remarks>
    /// <exception cref="ArgumentException">An option is out of range or has no place here; the message names it and its value.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The options of the scope hold a name and no validation attributes of their own.")]
    public static ResiliencePipelineBuilder<HttpResponseMessage> AddStorageRetry(this ResiliencePipelineBuilder<HttpResponseMessage> builder, StorageRetryOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        string[] faults = [.. options.FindFaults().Select(fault => fault.ToString()), .. Misplaced(options)];
        if (faults.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        if (options.MaxRetryAttempts == 0)
        {
            return builder;
        }

        var shared = new PipelineRetry(options.Copy(), new(options.Budget?.Copy()), new ProviderSet(null, BuiltInProviders.All), builder.TimeProvider ?? TimeProvider.System);
        builder.AddStrategy(context => new PipelineRetryScope(shared, context.Telemetry), new PipelineRetryScopeOptions());
        return builder.AddRetry(RetryStrategyFactory.Create(shared.JudgeAsync, shared.LastDecision));
    }

    static IEnumerable<string> Misplaced(StorageRetryOptions options)
    {
        if (options.ConfigurePipeline is not null)
        {
            yield return $"{nameof(options.ConfigurePipeline)} is set; add your strategies to the pipeline itself.";
        }

        if (options.AttemptTimeout is { } timeout)
        {
            yield return $"{nameof(options.AttemptTimeout)} is {timeout}; add a timeout strategy after the retry.";
        }

        if (options.BufferRequestBytes > 0)
        {
            yield return $"{nameof(options.BufferRequestBytes)} is {options.BufferRequestBytes}; buffer the content before the call.";
        }
    }
}
