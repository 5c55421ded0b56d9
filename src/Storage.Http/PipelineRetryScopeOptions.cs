using Polly;

namespace Storage.Http;

/// <summary>Names the strategy that opens a call, for the pipeline's telemetry.</summary>
sealed class PipelineRetryScopeOptions : ResilienceStrategyOptions
{
    public PipelineRetryScopeOptions() => Name = "StorageCall";
}
