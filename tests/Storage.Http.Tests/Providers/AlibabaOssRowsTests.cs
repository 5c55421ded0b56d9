namespace Storage.Http.Tests.Providers;

public class AlibabaOssRowsTests
{
    // Code, status, kind, shortest wait in ms (0 = the backoff alone), in the order of the rows: all that is ever sent again.
    public static TheoryData<string, int?, StorageErrorKind, int> Retried => new()
    {
        { "DownloadTrafficRateLimitExceeded", 503, StorageErrorKind.Throttling, 1000 },
        { "InvalidDigest", 400, StorageErrorKind.Integrity, 0 },
        { "MetaOperationQpsLimitExceeded", 503, StorageErrorKind.Throttling, 3000 },
        { "RequestTimeTooSkewed", 403, StorageErrorKind.ClockSkew, 0 },
        { "RequestTimeout", 400, StorageErrorKind.Timeout, 100 },
        { "UploadTrafficRateLimitExceeded", 503, StorageErrorKind.Throttling, 1000 },
        { "ActiveRequestLimitExceeded", 503, StorageErrorKind.Throttling, 1000 },
        { "CpuLimitExceeded", 503, StorageErrorKind.Throttling, 1000 },
        { "InternalError", 500, StorageErrorKind.Transient, 200 },
        { "MirrorFailed", 424, StorageErrorKind.Upstream, 2000 },
        { "PartitionQpsLimitted", 503, StorageErrorKind.Throttling, 1000 },
        { "QpsLimitExceeded", 429, StorageErrorKind.Throttling, 1000 },
        { "SecurityTokenExpired", 403, StorageErrorKind.CredentialsExpired, 0 },
        { "ServiceUnavailable", 503, StorageErrorKind.Transient, 500 },
        { "StaleFile", 409, StorageErrorKind.Conflict, 200 },
        { "TotalQpsLimitExceeded", 503, StorageErrorKind.Throttling, 1000 },
    };

    // Not in vain, and not twice: the object of CallbackFailed is stored, a 400 NotImplemented stays one, a position has moved on.
    public static TheoryData<string, int, StorageErrorKind> NotRetried => new()
    {
        { "CallbackFailed", 203, StorageErrorKind.PartialFailure },
        { "NotImplemented", 400, StorageErrorKind.NotSupported },
        { "PositionNotEqualToLength", 409, StorageErrorKind.Precondition },
        { "ObjectNotAppendable", 409, StorageErrorKind.InvalidState },
        { "FileImmutable", 409, StorageErrorKind.InvalidState },
        { "BucketNotEmpty", 409, StorageErrorKind.InvalidState },
        { "InvalidObjectState", 403, StorageErrorKind.InvalidState },
        { "UserDisable", 403, StorageErrorKind.Account },
        { "NoSuchUpload", 404, StorageErrorKind.NotFound },
        { "BadRequest", 400, StorageErrorKind.InvalidRequest },
        { "FileAlreadyExists", 409, StorageErrorKind.AlreadyExists },
    };

    [Fact]
    public void Rows_EverRetried_AreExactlyThoseNamedHere() =>
        RowAssert.AreRetried(Retried, StorageProvider.AlibabaOss);

    [Theory]
    [MemberData(nameof(NotRetried))]
    public void Find_CodeThatOnlyLooksRetryable_IsNot(string code, int status, StorageErrorKind kind) =>
        RowAssert.IsNotRetried(StorageProvider.AlibabaOss, code, status, kind);
}
