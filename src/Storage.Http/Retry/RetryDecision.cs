namespace Storage.Http.Retry;

/// <summary>What follows an attempt, why, and after which wait.</summary>
readonly record struct RetryDecision(StorageAttemptDecision Decision, StorageRetryReason Reason, TimeSpan Delay)
{
    internal bool IsRetry => Decision == StorageAttemptDecision.Retry;

    internal static RetryDecision Succeed { get; } = new(StorageAttemptDecision.Succeed, StorageRetryReason.Succeeded, TimeSpan.Zero);

    internal static RetryDecision GiveUp(StorageRetryReason reason) => new(StorageAttemptDecision.GiveUp, reason, TimeSpan.Zero);

    internal static RetryDecision Retry(StorageRetryReason reason, TimeSpan delay) => new(StorageAttemptDecision.Retry, reason, delay);
}
