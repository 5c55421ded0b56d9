namespace Storage.Http;

/// <summary>What <see cref="StorageRetryOptions.ShouldRetry"/> is told about a failed attempt.</summary>
public readonly struct StorageRetryArguments
{
    internal StorageRetryArguments(
        StorageError error, HttpRequestMessage? request, HttpResponseMessage? response, Exception? exception, int attemptNumber, bool wouldRetry, StorageRetryReason reason)
    {
        Error = error;
        Request = request;
        Response = response;
        Exception = exception;
        AttemptNumber = attemptNumber;
        WouldRetry = wouldRetry;
        Reason = reason;
    }

    /// <summary>The verdict.</summary>
    public StorageError Error { get; }

    /// <summary>The request, or null in a pipeline that does not say which it is.</summary>
    public HttpRequestMessage? Request { get; }

    /// <summary>The answer, or null when there was none. Do not read its body.</summary>
    public HttpResponseMessage? Response { get; }

    /// <summary>The exception, or null when there was an answer.</summary>
    public Exception? Exception { get; }

    /// <summary>Zero for the original send, then 1, 2, ...</summary>
    public int AttemptNumber { get; }

    /// <summary>Whether our rules for the kind and the method would retry; return it to agree.</summary>
    public bool WouldRetry { get; }

    /// <summary>Why they would or would not.</summary>
    public StorageRetryReason Reason { get; }
}
