namespace Storage.Http.Telemetry;

/// <summary>What a failed attempt is counted under.</summary>
readonly record struct FailureTags(
    string Provider, string Type, StorageErrorKind Kind, string Method, int? Status, StorageRetryReason Reason, ServerName? Server)
{
    internal static FailureTags Of(StorageAttempt attempt, StorageError error, string method, ServerName? server) => new(
        FailureClass.ProviderOf(error), FailureClass.TypeOf(error), error.Kind, method, FailureClass.StatusOf(error), attempt.Reason, server);

    /// <summary>Only what is one of our own enums; the number of these is known.</summary>
    internal FailureTags Coarse => new(StorageTags.Other, StorageTags.Other, Kind, StorageTags.Other, null, Reason, null);
}
