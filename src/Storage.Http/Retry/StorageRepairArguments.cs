namespace Storage.Http;

/// <summary>What <see cref="StorageRetryOptions.Repair"/> is told.</summary>
public readonly struct StorageRepairArguments
{
    internal StorageRepairArguments(StorageError error, HttpRequestMessage? request, TimeSpan? clockOffset, int attemptNumber)
    {
        Error = error;
        Request = request;
        ClockOffset = clockOffset;
        AttemptNumber = attemptNumber;
    }

    /// <summary>The verdict, of kind <see cref="StorageErrorKind.ClockSkew"/> or <see cref="StorageErrorKind.CredentialsExpired"/>.</summary>
    public StorageError Error { get; }

    /// <summary>The request, or null in a pipeline that does not say which it is.</summary>
    public HttpRequestMessage? Request { get; }

    /// <summary>What to add to the local clock to get the server's, from the error's <c>ServerTime</c> or the <c>Date</c> header; null when neither is believable.</summary>
    public TimeSpan? ClockOffset { get; }

    /// <summary>Zero for the original send, then 1, 2, ...</summary>
    public int AttemptNumber { get; }
}
