namespace Storage.Http;

/// <summary>What was done after an attempt.</summary>
public enum StorageAttemptDecision
{
    /// <summary>The request was sent again.</summary>
    Retry,

    /// <summary>The failure was handed to the caller.</summary>
    GiveUp,

    /// <summary>The answer was good and was handed to the caller.</summary>
    Succeed,
}
