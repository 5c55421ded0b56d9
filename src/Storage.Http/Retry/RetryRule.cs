namespace Storage.Http.Retry;

/// <summary>The retry rule of a kind: the one place where kinds become decisions.</summary>
readonly record struct RetryRule(RetryScope Scope, StorageRetryReason Reason, int MaxRetries = int.MaxValue)
{
    internal static RetryRule Of(StorageErrorKind kind) => kind switch
    {
        StorageErrorKind.Throttling => new(RetryScope.Any, StorageRetryReason.Throttled),
        StorageErrorKind.Transient => new(RetryScope.Idempotent, StorageRetryReason.TransientFault),
        StorageErrorKind.Timeout => new(RetryScope.Any, StorageRetryReason.RequestTimedOut),
        StorageErrorKind.Connection => new(RetryScope.Idempotent, StorageRetryReason.ConnectionLost),
        StorageErrorKind.Upstream => new(RetryScope.Idempotent, StorageRetryReason.UpstreamFailed, MaxRetries: 2),
        StorageErrorKind.Conflict => new(RetryScope.Idempotent, StorageRetryReason.Conflicted),
        StorageErrorKind.Incomplete => new(RetryScope.Idempotent, StorageRetryReason.ResultIncomplete),
        StorageErrorKind.Integrity => new(RetryScope.Any, StorageRetryReason.IntegrityFailed, MaxRetries: 1),
        StorageErrorKind.ClockSkew or StorageErrorKind.CredentialsExpired => new(RetryScope.AfterRepair, StorageRetryReason.Repaired),
        _ => new(RetryScope.Never, StorageRetryReason.NotRetryable),
    };

    /// <summary>Whether the store may have carried the request out before it failed in this way.</summary>
    internal static bool MayHaveRun(StorageError error) => error.Kind switch
    {
        StorageErrorKind.Connection => !error.NeverSent,
        StorageErrorKind.Transient or StorageErrorKind.Upstream or StorageErrorKind.Incomplete or StorageErrorKind.Unknown => true,

        // Inside a 2xx the work had begun: Swift says SlowDown there when the object is complete and only the upload's marker could not be deleted.
        _ => error.IsEmbedded,
    };
}
