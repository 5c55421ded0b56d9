namespace Storage.Http;

/// <summary>What a storage error means for the caller; the retry rule follows from it alone.</summary>
public enum StorageErrorKind
{
    /// <summary>Nothing is known but that it failed. Never retried.</summary>
    Unknown = 0,

    /// <summary>Refused before execution because of load or a rate limit. Retried for every method, with the throttling backoff.</summary>
    Throttling,

    /// <summary>A fault of the server; the request may have been executed. Retried when idempotent.</summary>
    Transient,

    /// <summary>The server says that the request did not arrive in time. Retried for every method.</summary>
    Timeout,

    /// <summary>No answer at all. Retried for every method when never sent, when idempotent if the answer was lost.</summary>
    Connection,

    /// <summary>A source that the store called on the caller's behalf failed. Retried when idempotent, at most twice.</summary>
    Upstream,

    /// <summary>A clash with another request at this very moment. Retried when idempotent.</summary>
    Conflict,

    /// <summary>A 2xx that promised a result and did not deliver it. Retried when idempotent.</summary>
    Incomplete,

    /// <summary>Bytes were lost or damaged on the way in. Retried for every method, once.</summary>
    Integrity,

    /// <summary>The clocks of client and server differ too much. Retried once, when the clock offset was repaired.</summary>
    ClockSkew,

    /// <summary>The credentials or the signature ran out. Retried once, when they were renewed.</summary>
    CredentialsExpired,

    /// <summary>The work that was asked for is already running. Never retried.</summary>
    InProgress,

    /// <summary>Unknown or wrong credentials or signature. Never retried.</summary>
    Authentication,

    /// <summary>The credentials are known but must not do this. Never retried.</summary>
    Permission,

    /// <summary>The thing asked for is not there. Never retried.</summary>
    NotFound,

    /// <summary>The thing to create is there already. Never retried.</summary>
    AlreadyExists,

    /// <summary>A condition of the request did not hold, or the range lies outside the object. Never retried.</summary>
    Precondition,

    /// <summary>The request itself is wrong. Never retried.</summary>
    InvalidRequest,

    /// <summary>The resource is in a state that does not allow this. Never retried.</summary>
    InvalidState,

    /// <summary>A limit of the account or bucket is used up. Never retried.</summary>
    Quota,

    /// <summary>The store does not offer this operation, method or feature. Never retried.</summary>
    NotSupported,

    /// <summary>Billing, a blocked account or bucket, or the law stands in the way. Never retried.</summary>
    Account,

    /// <summary>The media was refused or cannot be processed. Never retried.</summary>
    Content,

    /// <summary>The resource lives elsewhere. Never retried.</summary>
    Redirect,

    /// <summary>The request was carried out in part; <see cref="StorageError.Items"/> or the code tell what failed. Never retried.</summary>
    PartialFailure,
}
