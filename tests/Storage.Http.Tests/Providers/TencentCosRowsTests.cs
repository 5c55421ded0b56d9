using System.Net;

namespace Storage.Http.Tests.Providers;

public class TencentCosRowsTests
{
    static readonly StorageProvider Cos = StorageProvider.TencentCos;
    static readonly StorageErrorRegistry Registry = StorageErrorRegistry.Default;

    // Code, status, kind, shortest wait in ms (0 = the backoff alone): all that is ever sent again.
    public static TheoryData<string, int, StorageErrorKind, int> Retried => new()
    {
        { "BadDigest", 400, StorageErrorKind.Integrity, 0 },
        { "EntitySizeNotMatch", 400, StorageErrorKind.Integrity, 100 },
        { "ExpiredToken", 400, StorageErrorKind.CredentialsExpired, 0 },
        { "IncompleteBody", 400, StorageErrorKind.Integrity, 100 },
        { "InternalError", 500, StorageErrorKind.Transient, 100 },
        { "InvalidSHA1Digest", 400, StorageErrorKind.Integrity, 0 },
        { "KmsException", 400, StorageErrorKind.Upstream, 1000 },
        { "KmsFreqControl", 503, StorageErrorKind.Throttling, 1000 },
        { "KmsInternalException", 500, StorageErrorKind.Transient, 500 },
        { "PathConflict", 409, StorageErrorKind.Conflict, 50 },
        { "Request has expired", 403, StorageErrorKind.CredentialsExpired, 0 },
        { "RequestTimeTooSkewed", 403, StorageErrorKind.ClockSkew, 0 },
        { "RequestTimeout", 400, StorageErrorKind.Timeout, 100 },
        { "ServiceUnavailable", 503, StorageErrorKind.Transient, 200 },
        { "SlowDown", 503, StorageErrorKind.Throttling, 1000 },
        { "UploadConflict", 409, StorageErrorKind.Conflict, 500 },
        { "UserNetworkTooSlow", 400, StorageErrorKind.Timeout, 500 },
    };

    // Codes that look as if trying again could help, by their status or their name.
    public static TheoryData<string, int, StorageErrorKind> NotRetried => new()
    {
        { "AccessDenied", 403, StorageErrorKind.Permission },
        { "AppendPositionErr", 409, StorageErrorKind.Precondition },
        { "BadRequest", 400, StorageErrorKind.InvalidRequest },
        { "BadRquest", 400, StorageErrorKind.InvalidRequest },
        { "BucketAlreadyOwnedByYou", 409, StorageErrorKind.AlreadyExists },
        { "DNSRecordVerifyFailed", 400, StorageErrorKind.InvalidState },
        { "DomainAuditFailed", 451, StorageErrorKind.Account },
        { "DomainConfigConflict", 409, StorageErrorKind.InvalidState },
        { "FileAlreadyExists", 409, StorageErrorKind.AlreadyExists },
        { "InvalidDigest", 400, StorageErrorKind.InvalidRequest },
        { "InvalidRange", 416, StorageErrorKind.Precondition },
        { "KmsKeyDisabled", 400, StorageErrorKind.InvalidState },
        { "MirrorFailed", 424, StorageErrorKind.Permission },
        { "MissingContentLength", 411, StorageErrorKind.InvalidRequest },
        { "NoSuchKey", 404, StorageErrorKind.NotFound },
        { "NoSuchUpload", 404, StorageErrorKind.NotFound },
        { "NotImplemented", 501, StorageErrorKind.NotSupported },
        { "NotifyRuleEventConflict", 400, StorageErrorKind.InvalidRequest },
        { "PaymentRequired", 402, StorageErrorKind.Account },
        { "PreconditionFailed", 412, StorageErrorKind.Precondition },
        { "QuotaConflict", 409, StorageErrorKind.InvalidState },
        { "RestoreAlreadyInProgress", 409, StorageErrorKind.InProgress },
        { "SignatureDoesNotMatch", 403, StorageErrorKind.Authentication },
        { "TooManyBuckets", 400, StorageErrorKind.Quota },
        { "UnavailableForLegalReasons", 451, StorageErrorKind.Account },
    };

    [Fact]
    public void Rows_Counted_Are136PairsAnd135Names()
    {
        Assert.Equal(136, Cos.Definitions.Count);
        Assert.Equal(135, Cos.Definitions.Select(row => row.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Rows_AgainstThePages_AreTheSamePairs()
    {
        var page = PageCodes.Read("tencent-cos-codes.txt").Select(columns => $"{columns[0]} {columns[1]}").ToArray();
        var rows = Cos.Definitions.Select(row => $"{row.Code} {(int?)row.StatusCode}").ToArray();

        Assert.Empty(page.Except(rows));
        Assert.Empty(rows.Except(page));
        Assert.Equal(page.Length, rows.Length);
    }

    [Fact]
    public void Rows_InOrder_AreSortedByCodeThenStatus()
    {
        var sorted = Cos.Definitions.OrderBy(row => row.Code, StringComparer.Ordinal).ThenBy(row => row.StatusCode);

        Assert.Equal(sorted, Cos.Definitions);
    }

    [Fact]
    public void Rows_Keys_AreUniqueInOneSectionWithoutNumbers()
    {
        Assert.Equal(Cos.Definitions.Count, Cos.Definitions.Select(row => (row.Code, row.StatusCode)).Distinct().Count());
        Assert.All(Cos.Definitions, row => Assert.Equal("COS", row.Section));
        Assert.All(Cos.Definitions, row => Assert.Null(row.Number));
        Assert.All(Cos.Definitions, row => Assert.Same(Cos, row.Provider));
    }

    [Fact]
    public void Rows_Texts_AreOneSentenceEach() =>
        Assert.All(Cos.Definitions, row =>
        {
            RowAssert.IsOneSentence(row.Description);
            RowAssert.IsOneSentence(row.Advice);
        });

    [Theory]
    [MemberData(nameof(Retried))]
    public void Find_RetriedCode_HasKindAndShortestWait(string code, int status, StorageErrorKind kind, int minDelayMs)
    {
        var row = Registry.Find(Cos, code, (HttpStatusCode)status);

        Assert.NotNull(row);
        Assert.Equal((HttpStatusCode)status, row.StatusCode);
        Assert.Equal(kind, row.Kind);
        Assert.Equal(minDelayMs, row.MinDelay?.TotalMilliseconds ?? 0);
    }

    [Theory]
    [MemberData(nameof(NotRetried))]
    public void Find_CodeThatOnlyLooksRetryable_IsNot(string code, int status, StorageErrorKind kind)
    {
        var row = Registry.Find(Cos, code, (HttpStatusCode)status);

        Assert.NotNull(row);
        Assert.Equal(kind, row.Kind);
        Assert.False(RowAssert.IsEverRetried(row));
    }

    [Fact]
    public void Rows_EverRetried_AreExactlyThoseNamedHere() =>
        Assert.Equal(
            Retried.Select(row => (string)row[0]),
            Cos.Definitions.Where(RowAssert.IsEverRetried).Select(row => row.Code));

    [Fact]
    public void Rows_WithShortestWait_AreRetried() =>
        Assert.All(Cos.Definitions.Where(row => row.MinDelay is not null), row => Assert.True(RowAssert.IsEverRetried(row), row.Code));

    [Theory]
    [InlineData("SlowDown", 429)]
    [InlineData("SlowDown", 200)]
    [InlineData("slowdown", 503)]
    [InlineData("NoSuchKey", 400)]
    [InlineData("REQUEST HAS EXPIRED", 400)]
    public void Find_UndocumentedStatusOrCase_FindsTheCode(string code, int status) =>
        Assert.Equal(code, Registry.Find(Cos, code, (HttpStatusCode)status)?.Code, ignoreCase: true);

    [Fact]
    public void Find_InvalidObjectState_GoesByStatus()
    {
        var archived = Registry.Find(Cos, "InvalidObjectState", HttpStatusCode.Forbidden);
        var conflict = Registry.Find(Cos, "InvalidObjectState", HttpStatusCode.Conflict);

        Assert.Equal(HttpStatusCode.Forbidden, archived?.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, conflict?.StatusCode);
        Assert.NotEqual(archived?.Description, conflict?.Description);
        Assert.Same(archived, Registry.Find(Cos, "InvalidObjectState", HttpStatusCode.InternalServerError));
        Assert.Same(archived, Registry.Find(Cos, "InvalidObjectState"));
    }

    [Theory]
    [InlineData("BadRquest", "BadRequest")]
    [InlineData("QuotaOperationConfilct", "QuotaOperationConflict")]
    public void Find_BothSpellings_AreRowsOfOneKind(string one, string two)
    {
        Assert.Equal(one, Registry.Find(Cos, one)?.Code);
        Assert.Equal(two, Registry.Find(Cos, two)?.Code);
        Assert.Equal(Registry.Find(Cos, one)?.Kind, Registry.Find(Cos, two)?.Kind);
    }

    [Fact]
    public void Find_TypoInTheStatusColumn_IsNoRow() => Assert.Null(Registry.Find(Cos, "ObjectNotAppendale"));
}
