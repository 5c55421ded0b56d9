namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>Whose policy it is.</summary>
enum PolicyKind
{
    /// <summary>No retries: what the others are measured against.</summary>
    None,

    /// <summary>A retry that users have today.</summary>
    Retry,

    /// <summary>A retry that users have today, with more around it: a circuit breaker, a rate of its own.</summary>
    RetryAndMore,

    Ours,
}
