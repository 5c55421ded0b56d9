namespace Storage.Http.Demo.Stages;

/// <summary>What the handler made of one attempt, for the screen.</summary>
readonly record struct AttemptNote(
    string? Provider, string? Code, StorageErrorKind? Kind, int? Status, int? WireStatus, StorageAttemptDecision Decision, StorageRetryReason Reason, TimeSpan Delay)
{
    /// <summary>The failed parts of a request that was carried out in part.</summary>
    internal IReadOnlyList<StorageErrorItem> Items { get; init; } = [];

    internal static AttemptNote Of(StorageAttempt attempt) => attempt.Error is { } error
        ? new(error.Provider?.Name, error.Code, error.Kind, (int?)error.StatusCode, (int?)error.WireStatusCode, attempt.Decision, attempt.Reason, attempt.Delay) { Items = error.Items }
        : new(null, null, null, null, null, attempt.Decision, attempt.Reason, attempt.Delay);
}
