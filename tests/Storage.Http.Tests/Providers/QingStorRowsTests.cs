namespace Storage.Http.Tests.Providers;

public class QingStorRowsTests
{
    // Code, status, kind, shortest wait in ms (0 = the backoff alone), in the order of the rows: all that is ever sent again.
    public static TheoryData<string, int?, StorageErrorKind, int> Retried => new()
    {
        { "bad_digest", 400, StorageErrorKind.Integrity, 0 },
        { "fetch_throttled", 429, StorageErrorKind.Throttling, 1000 },
        { "incomplete_body", 400, StorageErrorKind.Integrity, 100 },
        { "internal_error", 500, StorageErrorKind.Transient, 200 },
        { "lease_not_ready", 403, StorageErrorKind.Transient, 5000 },
        { "max_requests_exceeded", 400, StorageErrorKind.Throttling, 2000 },
        { "request_expired", 403, StorageErrorKind.ClockSkew, 0 },
        { "service_unavailable", 503, StorageErrorKind.Transient, 500 },
        { "upstream_failed", 503, StorageErrorKind.Upstream, 2000 },
    };

    // A fetch that is running needs no second one, and money is not mended by waiting.
    public static TheoryData<string, int, StorageErrorKind> NotRetried => new()
    {
        { "fetch_in_process", 409, StorageErrorKind.InProgress },
        { "bucket_not_active", 403, StorageErrorKind.InvalidState },
        { "invalid_object_state", 400, StorageErrorKind.InvalidState },
        { "upload_not_exists", 400, StorageErrorKind.NotFound },
        { "access_denied", 400, StorageErrorKind.Permission },
        { "delinquent_account", 402, StorageErrorKind.Account },
        { "account_problem", 403, StorageErrorKind.Account },
        { "too_many_buckets", 403, StorageErrorKind.Quota },
        { "precondition_failed", 412, StorageErrorKind.Precondition },
        { "bad_request", 400, StorageErrorKind.InvalidRequest },
    };

    [Fact]
    public void Rows_EverRetried_AreExactlyThoseNamedHere() =>
        RowAssert.AreRetried(Retried, StorageProvider.QingStor);

    [Theory]
    [MemberData(nameof(NotRetried))]
    public void Find_CodeThatOnlyLooksRetryable_IsNot(string code, int status, StorageErrorKind kind) =>
        RowAssert.IsNotRetried(StorageProvider.QingStor, code, status, kind);
}
