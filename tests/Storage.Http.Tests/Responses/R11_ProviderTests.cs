using System.Net;

namespace Storage.Http.Tests.Responses;

/// <summary>R11: which store answered, and where its codes are looked up.</summary>
public class R11_ProviderTests
{
    const string Xml = "<Error><Code>AccessDenied</Code></Error>";

    public static TheoryData<string, string> Hosts => new()
    {
        { "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com", "TencentCos" },
        { "cos.ap-guangzhou.myqcloud.com", "TencentCos" },
        { "examplebucket-1250000000.cos.ap-guangzhou.tencentcos.cn", "TencentCos" },
        { "service.cos.myqcloud.com", "TencentCos" },
        { "examplebucket-1250000000.ci.ap-guangzhou.myqcloud.com", "TencentCi" },
        { "examplebucket-1250000000.pic.ap-guangzhou.myqcloud.com", "TencentCi" },
        { "cdcs.ap-guangzhou.myqcloud.com", "TencentCoffer" },
        { "bucket.oss-cn-hangzhou.aliyuncs.com", "AlibabaOss" },
        { "oss-cn-hangzhou-internal.aliyuncs.com", "AlibabaOss" },
        { "bucket.pek3a.qingstor.com", "QingStor" },
        { "pek3a.qingstor.com", "QingStor" },
        { "bucket.s3.eu-central-1.amazonaws.com", "S3" },
        { "s3.amazonaws.com", "S3" },
    };

    [Theory]
    [InlineData("x-cos-request-id", "TencentCos")]
    [InlineData("x-ci-request-id", "TencentCi")]
    [InlineData("x-oss-request-id", "AlibabaOss")]
    [InlineData("x-qs-request-id", "QingStor")]
    [InlineData("x-amz-request-id", "S3")]
    public async Task The_id_header_tells(string header, string provider)
    {
        var error = await Exchange.Get("https://bucket.oss-cn-hangzhou.aliyuncs.com/key").Answers(403, Xml).With(header, "1").With("Server", "tencent-cos").ErrorAsync();

        Assert.Equal(provider, error.Provider?.Name);
    }

    [Fact]
    public async Task Of_two_id_headers_the_stores_own_goes_before_that_of_the_family()
    {
        var error = await Exchange.Get().Answers(403, Xml).With("x-amz-request-id", "1").With("x-oss-request-id", "2").ErrorAsync();

        Assert.Same(StorageProvider.AlibabaOss, error.Provider);
        Assert.Equal("2", error.RequestId);
    }

    [Fact]
    public async Task A_store_of_the_users_own_goes_before_the_built_in_ones()
    {
        // A store that speaks S3 sends S3's id too, and may live under a host that a built-in pattern covers.
        var own = new StorageProvider("Own") { RequestIdHeaders = ["x-own-id"], EndpointHosts = ["own.s3.amazonaws.com"], Relatives = [StorageProvider.S3] };
        var registry = StorageErrorRegistry.Default.With(new StorageErrorDefinition(own, "Own", "OwnCode", StorageErrorKind.Quota, "d", "a"));
        var byHeader = Exchange.Get().Answers(403, Xml).With("x-amz-request-id", "1").With("x-own-id", "2");
        var byHost = Exchange.Get("https://bucket.own.s3.amazonaws.com/key").Answers(403, Xml);
        byHeader.Registry = byHost.Registry = registry;

        var error = await byHeader.ErrorAsync();

        Assert.Same(own, error.Provider);
        Assert.Equal("2", error.RequestId);
        Assert.Same(own, (await byHost.ErrorAsync()).Provider);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Else_the_host_tells(string host, string provider)
    {
        var error = await Exchange.Get($"https://{host}/key").Answers(403, Xml).With("Server", "nginx").ErrorAsync();

        Assert.Equal(provider, error.Provider?.Name);
    }

    [Theory]
    [InlineData("tencent-cos", "TencentCos")]
    [InlineData("AliyunOSS", "AlibabaOss")]
    [InlineData("AmazonS3", "S3")]
    [InlineData("MinIO/RELEASE.2024", "S3")]
    public async Task Else_the_Server_header_tells(string server, string provider)
    {
        var error = await Exchange.Get("http://10.0.0.1/bucket/key").Answers(403, """{"code":"x","request_id":"1"}""").With("Server", server).ErrorAsync();

        Assert.Equal(provider, error.Provider?.Name);
    }

    [Fact]
    public async Task A_Server_header_that_somebody_has_looked_at_before_tells_too()
    {
        var exchange = Exchange.Get("http://10.0.0.1/bucket/key").Answers(403, """{"code":"x","request_id":"1"}""").With("Server", "Ceph Object Gateway (squid)");

        // As the factory's logging does; the header is three names and a comment from then on.
        Assert.Equal(4, exchange.Response.Headers.Server.Count);

        Assert.Same(StorageProvider.S3, (await exchange.ErrorAsync()).Provider);
    }

    [Theory]
    [InlineData("<Error><Code>x</Code></Error>", "S3")]
    [InlineData("""{"code":"x","message":"m","request_id":"1"}""", "QingStor")]
    [InlineData("""{"Code":"x","Message":"m","TraceId":"1"}""", "TencentCoffer")]
    [InlineData("""{"Code":"x","Message":"m","RequestId":"1"}""", null)]
    [InlineData("""{"code":"x","message":"m"}""", null)]
    [InlineData("""{"message":"m","request_id":"1"}""", null)]
    [InlineData("<html></html>", null)]
    [InlineData("", null)]
    public async Task Else_the_looks_of_the_document_tell(string body, string? provider)
    {
        var error = await Exchange.Get().Answers(400, body).With("Server", "nginx").ErrorAsync();

        Assert.Equal(provider, error.Provider?.Name);
    }

    [Fact]
    public async Task The_option_goes_before_all()
    {
        var error = await Exchange.Get("https://bucket.oss-cn-hangzhou.aliyuncs.com/key").By(StorageProvider.QingStor)
            .Answers(403, Xml).With("x-cos-request-id", "1").With("Server", "AmazonS3").ErrorAsync();

        Assert.Same(StorageProvider.QingStor, error.Provider);
    }

    [Fact]
    public async Task A_store_of_the_users_own_is_recognised_once_the_registry_knows_it()
    {
        var own = new StorageProvider("Own") { RequestIdHeaders = ["x-own-id"], EndpointHosts = ["own.example"], ServerNames = ["Own"] };
        var exchange = Exchange.Get("https://bucket.own.example/key").Answers(400, "<Error><Code>OwnCode</Code></Error>");
        exchange.Registry = StorageErrorRegistry.Default.With(new StorageErrorDefinition(own, "Own", "OwnCode", StorageErrorKind.Quota, "d", "a"));

        var error = await exchange.ErrorAsync();

        Assert.Same(own, error.Provider);
        Assert.Equal(StorageErrorKind.Quota, error.Kind);
    }

    [Fact]
    public async Task A_relatives_row_serves_and_keeps_its_own_store()
    {
        var error = await Exchange.Get().By(StorageProvider.TencentCos).Answers(400, "<Error><Code>AudioBitrateError</Code></Error>").With("X-ErrNo", "-29214").ErrorAsync();

        Assert.Same(StorageProvider.TencentCos, error.Provider);
        Assert.Same(StorageProvider.TencentCi, error.Definition?.Provider);
    }

    [Fact]
    public async Task A_code_that_no_relative_knows_is_found_where_all_stores_agree()
    {
        var error = await Exchange.Get().By(StorageProvider.TencentCoffer).Answers(429, """{"Code":"fetch_throttled"}""").ErrorAsync();

        Assert.Same(StorageProvider.QingStor, error.Definition?.Provider);
        Assert.Equal(StorageErrorKind.Throttling, error.Kind);
    }

    [Fact]
    public async Task Where_they_disagree_the_status_decides()
    {
        StorageProvider one = new("One"), two = new("Two");
        var exchange = Exchange.Get().By(new("Third")).Answers(409, "<Error><Code>Ambiguous</Code></Error>");
        exchange.Registry = StorageErrorRegistry.Default.With(
            new StorageErrorDefinition(one, "One", "Ambiguous", StorageErrorKind.Throttling, "d", "a"),
            new StorageErrorDefinition(two, "Two", "Ambiguous", StorageErrorKind.Quota, "d", "a"));

        var error = await exchange.ErrorAsync();

        Assert.Null(error.Definition);
        Assert.Equal("Ambiguous", error.Code);
        Assert.Equal(StorageErrorKind.InvalidState, error.Kind);
    }

    [Theory]
    [InlineData("BadRequest")]
    [InlineData("BadRquest")]
    [InlineData("QuotaOperationConflict")]
    [InlineData("QuotaOperationConfilct")]
    [InlineData("nosuchkey")]
    [InlineData("Request has expired")]
    public async Task Spelling_variants_are_found_and_stay_as_they_came(string code)
    {
        var error = await Exchange.Get().By(StorageProvider.TencentCos).Answers(400, $"<Error><Code>{code}</Code></Error>").ErrorAsync();

        Assert.NotNull(error.Definition);
        Assert.Equal(code, error.Code);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(409)]
    public async Task The_status_chooses_between_two_rows_of_one_code(int status)
    {
        var error = await Exchange.Get().By(StorageProvider.TencentCos).Answers(status, "<Error><Code>InvalidObjectState</Code></Error>").ErrorAsync();

        Assert.Equal((HttpStatusCode)status, error.Definition?.StatusCode);
    }

    [Fact]
    public async Task An_unknown_code_falls_to_the_status()
    {
        var error = await Exchange.Get().Answers(429, "<Error><Code>BrandNew</Code></Error>").ErrorAsync();

        Assert.Null(error.Definition);
        Assert.Equal("BrandNew", error.Code);
        Assert.Equal(StorageErrorKind.Throttling, error.Kind);
    }
}
