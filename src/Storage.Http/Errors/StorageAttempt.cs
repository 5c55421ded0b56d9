namespace Storage.Http;

/// <summary>One attempt of a call and what was decided after it.</summary>
public sealed class StorageAttempt
{
    /// <summary>Creates an attempt; useful in tests of code that reads one.</summary>
    /// <param name="number">Zero for the original send, then 1, 2, ...</param>
    /// <param name="error">The verdict, or null for a good answer.</param>
    /// <param name="decision">What was done next.</param>
    /// <param name="reason">Why.</param>
    /// <param name="delay">The wait before the next attempt; zero when there is none.</param>
    /// <param name="duration">From the start of the send to the verdict.</param>
    public StorageAttempt(
        int number, StorageError? error, StorageAttemptDecision decision, StorageRetryReason reason, TimeSpan delay, TimeSpan duration)
    {
        Number = number;
        Error = error;
        Decision = decision;
        Reason = reason;
        Delay = delay;
        Duration = duration;
    }

    /// <summary>Zero for the original send, then 1, 2, ...</summary>
    public int Number { get; }

    /// <summary>The verdict, or null for a good answer.</summary>
    public StorageError? Error { get; }

    /// <summary>What was done next.</summary>
    public StorageAttemptDecision Decision { get; }

    /// <summary>Why it was done.</summary>
    public StorageRetryReason Reason { get; }

    /// <summary>The wait before the next attempt; zero when there is none.</summary>
    public TimeSpan Delay { get; }

    /// <summary>From the start of the send to the verdict, waits excluded.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Number, verdict, decision and reason.</summary>
    /// <returns>For example <c>#0 TencentCos SlowDown (Throttling), status 503: Retry (Throttled) after 00:00:01</c>.</returns>
    public override string ToString()
    {
        var after = Decision == StorageAttemptDecision.Retry ? $" after {Delay}" : "";
        return $"#{Number} {Error?.ToString() ?? "good answer"}: {Decision} ({Reason}){after}";
    }
}
