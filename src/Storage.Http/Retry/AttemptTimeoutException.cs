namespace Storage.Http.Retry;

/// <summary>An attempt took longer than its time; to the caller it looks as when HttpClient's own timeout passes.</summary>
sealed class AttemptTimeoutException(TimeSpan timeout, Exception inner)
    : TaskCanceledException(
        $"The attempt did not end within {nameof(StorageRetryOptions.AttemptTimeout)}, which is {timeout}.",
        new TimeoutException("The attempt timed out.", inner));
