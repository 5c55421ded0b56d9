using Microsoft.Extensions.Logging;
using Polly;
using Storage.Http.Pacing;
using Storage.Http.Requests;
using Storage.Http.Responses;
using Storage.Http.Retry;
using Storage.Http.Telemetry;

namespace Storage.Http;

/// <summary>The options of one client, made ready for use. Immutable.</summary>
sealed class HandlerSettings
{
    volatile ResiliencePipeline<HttpResponseMessage>? _pipeline;

    internal HandlerSettings(
        StorageHandling handling, StorageErrorHandlingOptions options, StorageErrorRegistry registry, RetryBudgets budgets, ClientPace? pace, ILogger logger, StorageMetrics metrics)
    {
        var known = options.Registry ?? registry;
        Providers = new(options.Provider, known.Providers);
        Time = options.TimeProvider ?? TimeProvider.System;
        Clock = new(Time);
        Reader = new(known, Providers, new(options.MaxErrorBodyBytes, options.ErrorBodyTimeout, options.SurfaceEmbeddedErrors, Time));
        Retry = options.Retry.Copy();
        Retries = handling == StorageHandling.Retry;
        ThrowOnError = options.ThrowOnError;
        ChecksOrder = options.CheckHandlerOrder;
        Budgets = budgets;
        Pace = pace;
        Telemetry = new(logger, metrics, options.Log.Copy(), Providers);
        AlwaysInPipeline = Retries && Retry.ConfigurePipeline is not null;

        // The caller's own strategies are asked for at once, so that what is wrong with them is known at once.
        _pipeline = AlwaysInPipeline ? BuildPipeline(Retry, Time) : null;
    }

    internal ProviderSet Providers { get; }

    internal TimeProvider Time { get; }

    internal CallClock Clock { get; }

    internal ResponseReader Reader { get; }

    internal StorageRetryOptions Retry { get; }

    /// <summary>False for classification only.</summary>
    internal bool Retries { get; }

    internal bool ThrowOnError { get; }

    internal bool ChecksOrder { get; }

    internal RetryBudgets Budgets { get; }

    /// <summary>The pace of each store, or null where requests are not paced.</summary>
    internal ClientPace? Pace { get; }

    internal StorageTelemetry Telemetry { get; }

    /// <summary>Whether the caller's own strategies want to see every call.</summary>
    internal bool AlwaysInPipeline { get; }

    /// <summary>Made when the first call fails: a process in which all goes well never pays for it. Ours has no state, so that two threads may both make one.</summary>
    internal ResiliencePipeline<HttpResponseMessage> Pipeline => _pipeline ??= BuildPipeline(Retry, Time);

    static ResiliencePipeline<HttpResponseMessage> BuildPipeline(StorageRetryOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = "Storage", TimeProvider = time };
        builder.AddRetry(RetryStrategyFactory.Create(
            static (context, outcome) => StorageCall.Of(context).JudgeAsync(outcome),
            static context => StorageCall.Of(context).Decision));
        options.ConfigurePipeline?.Invoke(builder);
        return builder.Build();
    }
}
