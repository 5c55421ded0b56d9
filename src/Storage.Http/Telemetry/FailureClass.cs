namespace Storage.Http.Telemetry;

/// <summary>Sorts failed attempts for levels and counters.</summary>
static class FailureClass
{
    /// <summary>Whether programs get such answers in the normal course of things.</summary>
    internal static bool IsExpected(StorageError error) => error.Kind is StorageErrorKind.NotFound or StorageErrorKind.Precondition && !error.MaybeApplied;

    /// <summary>Whether trying again might have mended it, but something ran out.</summary>
    internal static bool IsExhausted(StorageRetryReason reason) => reason
        is StorageRetryReason.AttemptsExhausted
        or StorageRetryReason.KindLimitReached
        or StorageRetryReason.ServerDelayTooLong
        or StorageRetryReason.TotalTimeExceeded
        or StorageRetryReason.BudgetExhausted
        or StorageRetryReason.RateLimited
        or StorageRetryReason.UrlExpires
        or StorageRetryReason.NotReplayable
        or StorageRetryReason.NotIdempotent
        or StorageRetryReason.SideEffect;

    /// <summary>The low-cardinality name: the code when the registry knows it, else the status, else the kind.</summary>
    internal static string TypeOf(StorageError error) =>
        error.Definition?.Code
        ?? (error.Code is not null ? StorageTags.Other
            : error.WireStatusCode is { } status && (int)status >= 300 ? ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : error.Kind.ToString());
}
