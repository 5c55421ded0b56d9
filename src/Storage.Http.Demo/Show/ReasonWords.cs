namespace Storage.Http.Demo.Show;

/// <summary>The reasons of the handler's decisions in plain words.</summary>
static class ReasonWords
{
    internal static string Of(StorageRetryReason reason) => reason switch
    {
        StorageRetryReason.Succeeded => "the answer is good",
        StorageRetryReason.Throttled => "the store asks to slow down",
        StorageRetryReason.TransientFault => "a fault that may pass",
        StorageRetryReason.RequestTimedOut => "the request did not arrive in time",
        StorageRetryReason.NeverSent => "the request never left",
        StorageRetryReason.ConnectionLost => "twice is the same as once",
        StorageRetryReason.UpstreamFailed => "a source that the store called failed",
        StorageRetryReason.Conflicted => "a clash of the moment",
        StorageRetryReason.ResultIncomplete => "the result is missing",
        StorageRetryReason.IntegrityFailed => "the bytes did not arrive whole",
        StorageRetryReason.Repaired => "the clock or the credentials were mended",
        StorageRetryReason.CallerAdded => "the caller's own rule asks for it",
        StorageRetryReason.NotRetryable => "a retry would not help",
        StorageRetryReason.NotIdempotent => "it may be done, and twice is not once",
        StorageRetryReason.SideEffect => "the callback asked for may have been made",
        StorageRetryReason.NotReplayable => "the body cannot be read twice",
        StorageRetryReason.AttemptsExhausted => "no attempts are left",
        StorageRetryReason.KindLimitReached => "this kind is not retried any more often",
        StorageRetryReason.ServerDelayTooLong => "the store asks for too long a wait",
        StorageRetryReason.TotalTimeExceeded => "the wait would take too long in all",
        StorageRetryReason.RateLimited => "this client's own rate limit refused",
        StorageRetryReason.BudgetExhausted => "too many retries to this host already",
        StorageRetryReason.NotRepaired => "another signature is needed, and there is none",
        StorageRetryReason.PreSigned => "the address was signed beforehand",
        StorageRetryReason.UrlExpires => "the signed address would have run out",
        StorageRetryReason.CallerVetoed => "the caller's own rule forbids it",
        StorageRetryReason.Disabled => "retries are switched off",
        StorageRetryReason.Cancelled => "the caller cancelled",
        StorageRetryReason.CertificateRefused => "the store's certificate was refused",
        StorageRetryReason.ContentFailed => "the request's own body failed",
        StorageRetryReason.OuterRetryDecides => "an outer retry decides",
        StorageRetryReason.Rejected => "a strategy inside did not let it through",
        StorageRetryReason.UnknownException => "the exception is not one of the network",
        _ => reason.ToString(),
    };
}
