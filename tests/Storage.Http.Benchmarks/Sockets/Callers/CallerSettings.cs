using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Sockets.Callers;

/// <summary>What all handlers have in common, so that none wins by waiting less.</summary>
/// <param name="Delay">The base of the exponential backoff, with jitter.</param>
/// <param name="Permits">How many calls the standard handler's limiter lets through at once.</param>
sealed record CallerSettings(TimeSpan Delay, int Permits)
{
    internal const int MaxRetryAttempts = PollyPipelines.MaxRetryAttempts;

    /// <summary>For runs in which nothing fails.</summary>
    internal static CallerSettings Usual { get; } = new(TimeSpan.FromSeconds(1), 1000);
}
