namespace Storage.Http.Tests.Providers;

public class TencentCofferRowsTests
{
    // Code, status, kind, shortest wait in ms (0 = the backoff alone), in the order of the rows: all that is ever sent again.
    public static TheoryData<string, int?, StorageErrorKind, int> Retried => new()
    {
        { "AlreadyLock", 409, StorageErrorKind.Conflict, 1000 },
        { "AssumeRoleFailed", 409, StorageErrorKind.Upstream, 1000 },
        { "DataSynchronization", 409, StorageErrorKind.Conflict, 2000 },
        { "InternalError", 500, StorageErrorKind.Transient, 200 },
        { "KMSFailed", 409, StorageErrorKind.Upstream, 1000 },
        { "ObjectAlreadyUploading", 409, StorageErrorKind.Conflict, 2000 },
    };

    // A coffer does not overwrite, and answers 409 and 401 to what never passes.
    public static TheoryData<string, int, StorageErrorKind> NotRetried => new()
    {
        { "CofferNotEmpty", 409, StorageErrorKind.InvalidState },
        { "MultipartAlreadyCompleted", 409, StorageErrorKind.AlreadyExists },
        { "ObjectAlreadyExists", 409, StorageErrorKind.AlreadyExists },
        { "ObjectAlreadyExistsOwnedByYou", 409, StorageErrorKind.AlreadyExists },
        { "PolicyFormatCheckFailed", 409, StorageErrorKind.InvalidRequest },
        { "CofferCountExceedsLimit", 409, StorageErrorKind.Quota },
        { "AuthFailed", 401, StorageErrorKind.Authentication },
        { "PolicyCheckFailed", 401, StorageErrorKind.Permission },
        { "ServiceNotOpen", 401, StorageErrorKind.Account },
        { "NoSuchUpload", 404, StorageErrorKind.NotFound },
    };

    [Fact]
    public void Rows_EverRetried_AreExactlyThoseNamedHere() =>
        RowAssert.AreRetried(Retried, StorageProvider.TencentCoffer);

    [Theory]
    [MemberData(nameof(NotRetried))]
    public void Find_CodeThatOnlyLooksRetryable_IsNot(string code, int status, StorageErrorKind kind) =>
        RowAssert.IsNotRetried(StorageProvider.TencentCoffer, code, status, kind);
}
