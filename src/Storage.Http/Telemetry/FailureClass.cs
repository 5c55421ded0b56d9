using System.Globalization;
using System.Net;

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
            : error.WireStatusCode is null or < HttpStatusCode.MultipleChoices ? error.Kind.ToString()
            : StatusOf(error)?.ToString(CultureInfo.InvariantCulture) ?? StorageTags.Other);

    /// <summary>The status of the answer; null without one, and for a number that is no status of HTTP.</summary>
    internal static int? StatusOf(StorageError error) => (int?)error.WireStatusCode is >= 100 and < 600 and var status ? status : null;

    internal static string ProviderOf(StorageError error) => error.Provider?.Name ?? StorageTags.Other;
}
