using Polly;

namespace Storage.Http.Benchmarks.Peers;

/// <summary>Polly wants options for each strategy; this one has none beyond its name.</summary>
sealed class LimiterOptions : ResilienceStrategyOptions
{
    public LimiterOptions() => Name = "Limiter";
}
