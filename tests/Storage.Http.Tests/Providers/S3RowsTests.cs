namespace Storage.Http.Tests.Providers;

public class S3RowsTests
{
    // Code, status, kind, shortest wait in ms (0 = the backoff alone), in the order of the rows: all that is ever sent again.
    public static TheoryData<string, int?, StorageErrorKind, int> Retried => new()
    {
        { "BadDigest", 400, StorageErrorKind.Integrity, 0 },
        { "ConditionalRequestConflict", 409, StorageErrorKind.Conflict, 100 },
        { "ConnectionClosedByRequester", 400, StorageErrorKind.Upstream, 1000 },
        { "ExpiredToken", 400, StorageErrorKind.CredentialsExpired, 0 },
        { "IncompleteBody", 400, StorageErrorKind.Integrity, 100 },
        { "InternalError", 500, StorageErrorKind.Transient, 100 },
        { "InvalidSessionException", 400, StorageErrorKind.CredentialsExpired, 0 },
        { "OperationAborted", 409, StorageErrorKind.Conflict, 100 },
        { "RequestTimeTooSkewed", 403, StorageErrorKind.ClockSkew, 0 },
        { "RequestTimeout", 400, StorageErrorKind.Timeout, 50 },
        { "ResponseInterrupted", 400, StorageErrorKind.Upstream, 1000 },
        { "ServiceUnavailable", 503, StorageErrorKind.Transient, 200 },
        { "SlowDown", 503, StorageErrorKind.Throttling, 1000 },
        { "TokenRefreshRequired", 400, StorageErrorKind.CredentialsExpired, 0 },
        { "ExpiredTokenException", null, StorageErrorKind.CredentialsExpired, 0 },
        { "InternalErrors", 500, StorageErrorKind.Transient, 100 },
        { "RequestExpired", null, StorageErrorKind.ClockSkew, 0 },
        { "RequestInTheFuture", null, StorageErrorKind.ClockSkew, 0 },
        { "RequestTimeoutException", null, StorageErrorKind.Timeout, 50 },
        { "BandwidthLimitExceeded", null, StorageErrorKind.Throttling, 1000 },
        { "PriorRequestNotComplete", null, StorageErrorKind.Throttling, 1000 },
        { "RequestLimitExceeded", null, StorageErrorKind.Throttling, 1000 },
        { "RequestThrottled", null, StorageErrorKind.Throttling, 1000 },
        { "RequestThrottledException", null, StorageErrorKind.Throttling, 1000 },
        { "ThrottledException", null, StorageErrorKind.Throttling, 1000 },
        { "Throttling", null, StorageErrorKind.Throttling, 1000 },
        { "ThrottlingException", null, StorageErrorKind.Throttling, 1000 },
        { "TooManyRequestsException", null, StorageErrorKind.Throttling, 1000 },
        { "ClientDisconnected", 499, StorageErrorKind.Transient, 200 },
        { "RequestTimeout", 503, StorageErrorKind.Transient, 1000 },
        { "ServerBusy", 503, StorageErrorKind.Transient, 500 },
        { "SlowDownRead", 503, StorageErrorKind.Throttling, 1000 },
        { "SlowDownWrite", 503, StorageErrorKind.Throttling, 1000 },
        { "TooManyRequests", 429, StorageErrorKind.Throttling, 1000 },
        { "XAmzContentChecksumMismatch", 400, StorageErrorKind.Integrity, 0 },
        { "XAmzContentSHA256Mismatch", 400, StorageErrorKind.Integrity, 0 },
        { "XMinioBackendDown", 400, StorageErrorKind.Upstream, 1000 },
        { "XMinioBucketMetadataNotInitialized", 503, StorageErrorKind.Transient, 1000 },
        { "XMinioIAMNotInitialized", 503, StorageErrorKind.Transient, 1000 },
        { "XMinioServerNotInitialized", 503, StorageErrorKind.Transient, 1000 },
        { "RequestTimeout", 408, StorageErrorKind.Transient, 1000 },
        { "UnknownError", 500, StorageErrorKind.Transient, 200 },
        { "XAmzContentSHA256Mismatch", 400, StorageErrorKind.Integrity, 0 },
        { "SlowDown", 429, StorageErrorKind.Throttling, 1000 },
        { "BucketExpanding", 409, StorageErrorKind.Conflict, 2000 },
        { "ExceedAccountQPSLimit", 429, StorageErrorKind.Throttling, 1000 },
        { "ExceedAccountRateLimit", 429, StorageErrorKind.Throttling, 1000 },
        { "ExceedBackendQosLimit", null, StorageErrorKind.Throttling, 1000 },
        { "ExceedBucketQPSLimit", 429, StorageErrorKind.Throttling, 1000 },
        { "ExceedBucketRateLimit", 429, StorageErrorKind.Throttling, 1000 },
        { "ExceedClusterQPSLimit", null, StorageErrorKind.Throttling, 1000 },
        { "ExceedClusterRateLimit", null, StorageErrorKind.Throttling, 1000 },
        { "ExceedQPSLimit", null, StorageErrorKind.Throttling, 1000 },
        { "ExceedRateLimit", null, StorageErrorKind.Throttling, 1000 },
        { "Timeout", null, StorageErrorKind.Transient, 200 },
        { "TryAgain", null, StorageErrorKind.Transient, 200 },
    };

    // 501 is a 5xx that never passes; 507 is a full disk; a restore that is running needs no second one.
    public static TheoryData<string, int, StorageErrorKind> NotRetried => new()
    {
        { "NotImplemented", 501, StorageErrorKind.NotSupported },
        { "ServiceNotImplemented", 501, StorageErrorKind.NotSupported },
        { "XMinioStorageFull", 507, StorageErrorKind.Quota },
        { "RestoreAlreadyInProgress", 409, StorageErrorKind.InProgress },
        { "BucketNotEmpty", 409, StorageErrorKind.InvalidState },
        { "BrokenMPU", 409, StorageErrorKind.InvalidState },
        { "PreconditionFailed", 412, StorageErrorKind.Precondition },
        { "InvalidRange", 416, StorageErrorKind.Precondition },
        { "OffsetNotMatched", 409, StorageErrorKind.Precondition },
        { "PermanentRedirect", 301, StorageErrorKind.Redirect },
        { "NoSuchUpload", 404, StorageErrorKind.NotFound },
        { "InvalidPart", 400, StorageErrorKind.InvalidRequest },
    };

    [Fact]
    public void Rows_EverRetried_AreExactlyThoseNamedHere() =>
        RowAssert.AreRetried(Retried, StorageProvider.S3);

    [Theory]
    [MemberData(nameof(NotRetried))]
    public void Find_CodeThatOnlyLooksRetryable_IsNot(string code, int status, StorageErrorKind kind) =>
        RowAssert.IsNotRetried(StorageProvider.S3, code, status, kind);
}
