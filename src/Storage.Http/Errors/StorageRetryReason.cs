namespace Storage.Http;

/// <summary>Why an attempt was, or was not, followed by another.</summary>
public enum StorageRetryReason
{
    /// <summary>The answer was good.</summary>
    Succeeded = 0,

    /// <summary>Retried: the server asked to slow down.</summary>
    Throttled,

    /// <summary>Retried: the server had a fault that may have passed.</summary>
    TransientFault,

    /// <summary>Retried: the server says that the request did not arrive in time.</summary>
    RequestTimedOut,

    /// <summary>Retried: the request never left this machine.</summary>
    NeverSent,

    /// <summary>Retried: the answer to an idempotent request was lost.</summary>
    ConnectionLost,

    /// <summary>Retried: a source that the store called failed.</summary>
    UpstreamFailed,

    /// <summary>Retried: the request clashed with another one.</summary>
    Conflicted,

    /// <summary>Retried: the answer was a success without its result.</summary>
    ResultIncomplete,

    /// <summary>Retried: the bytes did not arrive whole.</summary>
    IntegrityFailed,

    /// <summary>Retried: the <c>Repair</c> option says that it mended the clock or the credentials.</summary>
    Repaired,

    /// <summary>Retried: the <c>ShouldRetry</c> option asked for it.</summary>
    CallerAdded,

    /// <summary>Given up: this kind of error does not go away by trying again.</summary>
    NotRetryable,

    /// <summary>Given up: the request may have been executed, and executing it twice is not the same as once.</summary>
    NotIdempotent,

    /// <summary>Given up: the request asks for a callback that may have happened already.</summary>
    SideEffect,

    /// <summary>Given up: the request's content cannot be sent a second time.</summary>
    NotReplayable,

    /// <summary>Given up: the number of attempts is used up.</summary>
    AttemptsExhausted,

    /// <summary>Given up: this kind of error is retried fewer times than the number of attempts allows.</summary>
    KindLimitReached,

    /// <summary>Given up: the server asks for a longer wait than <c>MaxServerDelay</c>.</summary>
    ServerDelayTooLong,

    /// <summary>Given up: the wait would end after <c>MaxTotalTime</c>.</summary>
    TotalTimeExceeded,

    /// <summary>Given up: the retry budget for this host is used up.</summary>
    BudgetExhausted,

    /// <summary>Given up, or not sent at all: the client's own rate limit refused.</summary>
    RateLimited,

    /// <summary>Given up: another signature is needed and <c>Repair</c> is not set, was asked before, or mended nothing.</summary>
    NotRepaired,

    /// <summary>Given up: another signature is needed, and the URL was signed beforehand, so that none can be made.</summary>
    PreSigned,

    /// <summary>Given up: the URL was signed beforehand and would have run out when the wait ends.</summary>
    UrlExpires,

    /// <summary>Given up: the <c>ShouldRetry</c> option refused.</summary>
    CallerVetoed,

    /// <summary>Given up: retries are switched off, by the options, by classification only, or for this request.</summary>
    Disabled,

    /// <summary>Given up: the caller cancelled.</summary>
    Cancelled,

    /// <summary>Given up: the server's certificate was refused.</summary>
    CertificateRefused,

    /// <summary>Given up: the request's own content failed while it was read.</summary>
    ContentFailed,

    /// <summary>Given up here: an outer storage retry decides.</summary>
    OuterRetryDecides,

    /// <summary>Given up: the exception is not one of a failed send.</summary>
    UnknownException,

    /// <summary>Given up: a strategy of the caller's own further in, such as a circuit breaker or a limiter, did not let the request through.</summary>
    Rejected,
}
