using System.Diagnostics;

namespace Storage.Http.Telemetry;

/// <summary>What a failed attempt is counted under.</summary>
readonly record struct FailureTags(
    string Provider, string Type, StorageErrorKind Kind, string Method, int? Status, StorageRetryReason Reason, ServerName? Server)
{
    internal static FailureTags Of(StorageAttempt attempt, StorageError error, string method, ServerName? server) => new(
        FailureClass.ProviderOf(error), FailureClass.TypeOf(error), error.Kind, method, FailureClass.StatusOf(error), attempt.Reason, server);

    /// <summary>Only what is one of our own enums; the number of these is known.</summary>
    internal FailureTags Coarse => new(StorageTags.Other, StorageTags.Other, Kind, StorageTags.Other, null, Reason, null);

    internal TagList ForFailure()
    {
        var tags = ForWait();
        tags.Add(StorageTags.ErrorType, Type);
        if (Status is { } status)
        {
            tags.Add(StorageTags.StatusCode, status);
        }

        return tags;
    }

    /// <summary>For a histogram, whose every series is as many as it has buckets.</summary>
    internal TagList ForWait()
    {
        var tags = ForRecovery();
        tags.Add(StorageTags.Reason, Reason.ToString());
        return tags;
    }

    internal TagList ForRecovery()
    {
        var tags = new TagList
        {
            { StorageTags.Provider, Provider },
            { StorageTags.Kind, Kind.ToString() },
            { StorageTags.Method, Method },
        };
        StorageTags.Add(ref tags, Server);
        return tags;
    }
}
