using System.Globalization;
using Storage.Http.Retry;

namespace Storage.Http.Tests.Docs;

/// <summary>The kinds in words: what each means, and how the retry rule treats it.</summary>
static class KindWords
{
    internal static string Retried(StorageErrorKind kind)
    {
        var rule = RetryRule.Of(kind);
        var scope = rule.Scope switch
        {
            RetryScope.Never => "never",
            RetryScope.Idempotent when kind == StorageErrorKind.Connection => "never sent: any method; answer lost: idempotent requests; certificate refused, or refused by a strategy of yours: never",
            RetryScope.Idempotent => "idempotent requests",
            RetryScope.Any => "any method",
            RetryScope.AfterRepair => "once, when `Repair` has mended it; never for a pre-signed URL",
            _ => throw new InvalidOperationException($"{rule.Scope} has no words yet."),
        };
        return rule.MaxRetries switch
        {
            int.MaxValue => scope,
            1 => scope + ", once",
            2 => scope + ", at most twice",
            var times => string.Create(CultureInfo.InvariantCulture, $"{scope}, at most {times} times"),
        };
    }

    internal static string Meaning(StorageErrorKind kind) => kind switch
    {
        StorageErrorKind.Throttling => "Refused before execution because of load or a rate limit; the backoff is the longer one.",
        StorageErrorKind.Transient => "A fault of the server; the request may have been executed.",
        StorageErrorKind.Timeout => "The server says that the request did not arrive in time.",
        StorageErrorKind.Connection => "No answer at all.",
        StorageErrorKind.Upstream => "A source that the store called failed.",
        StorageErrorKind.Conflict => "A clash with another request at this very moment.",
        StorageErrorKind.Incomplete => "A 2xx that promised a result and did not deliver it.",
        StorageErrorKind.Integrity => "Bytes were lost or damaged on the way in.",
        StorageErrorKind.ClockSkew => "The clocks of client and server differ too much.",
        StorageErrorKind.CredentialsExpired => "The credentials or the signature ran out.",
        StorageErrorKind.InProgress => "The work that was asked for is already running.",
        StorageErrorKind.Authentication => "Unknown or wrong credentials or signature.",
        StorageErrorKind.Permission => "The credentials are known but must not do this.",
        StorageErrorKind.NotFound => "The thing asked for is not there.",
        StorageErrorKind.AlreadyExists => "The thing to create is there already.",
        StorageErrorKind.Precondition => "A condition of the request did not hold, or the range or position does not fit the object.",
        StorageErrorKind.InvalidRequest => "The request itself is wrong.",
        StorageErrorKind.InvalidState => "The resource is in a state that does not allow this.",
        StorageErrorKind.Quota => "A limit of the account or bucket is used up.",
        StorageErrorKind.NotSupported => "The store does not offer this operation, method or feature.",
        StorageErrorKind.Account => "Billing, a blocked account or bucket, or the law stands in the way.",
        StorageErrorKind.Content => "The media was refused or cannot be processed.",
        StorageErrorKind.Redirect => "The resource lives elsewhere.",
        StorageErrorKind.PartialFailure => "The request was carried out in part.",
        StorageErrorKind.Unknown => "Nothing is known but that it failed.",
        _ => throw new InvalidOperationException($"{kind} has no words yet."),
    };
}
