using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>What is retried follows from what the store said, not from the hundred its status stands in.</summary>
public class RetriedStatusTests
{
    [Theory]
    [InlineData(501)]
    [InlineData(505)]
    [InlineData(507)]
    [InlineData(511)]
    public async Task A_5xx_that_does_not_pass_is_asked_for_once(int status)
    {
        var ours = new StubHandler(Status(status, response => response.Headers.RetryAfter = new(TimeSpan.FromSeconds(1))));
        var theirs = new StubHandler(Status(status));
        using var client = new TestClient(ours);
        using var peer = new PeerClient(theirs);

        (await client.SendAsync(HttpMethod.Put)).Dispose();
        (await peer.SendAsync(HttpMethod.Put)).Dispose();

        Assert.Single(ours.Sent);
        Assert.Equal(4, theirs.Sent.Count);
    }

    public static TheoryData<string, int, string> Passing => new()
    {
        { "TencentCos", 400, "<Error><Code>RequestTimeout</Code></Error>" },
        { "S3", 400, "<Error><Code>RequestTimeout</Code></Error>" },
        { "QingStor", 400, """{"code":"max_requests_exceeded","request_id":"1"}""" },
        { "TencentCos", 409, "<Error><Code>PathConflict</Code></Error>" },
        { "S3", 409, "<Error><Code>OperationAborted</Code></Error>" },
        { "TencentCoffer", 409, """{"Code":"DataSynchronization","TraceId":"1"}""" },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_4xx_whose_code_says_that_it_passes_is_asked_for_again(string store, int status, string body)
    {
        var answer = Status(status, response => response.Content = new StringContent(body));
        var ours = new StubHandler(answer, Status(200));
        var theirs = new StubHandler(answer, Status(200));
        using var client = new TestClient(ours, o => o.Provider = BuiltInProviders.Find(store));
        using var peer = new PeerClient(theirs);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StringContent("a"));
        using var refused = await peer.SendAsync(HttpMethod.Put, content: new StringContent("a"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((2, 1, status), (ours.Sent.Count, theirs.Sent.Count, (int)refused.StatusCode));
    }

    [Theory]
    [InlineData(429, StorageErrorKind.Throttling)]
    [InlineData(408, StorageErrorKind.Timeout)]
    [InlineData(500, StorageErrorKind.Transient)]
    [InlineData(502, StorageErrorKind.Transient)]
    [InlineData(503, StorageErrorKind.Transient)]
    [InlineData(504, StorageErrorKind.Transient)]
    [InlineData(499, StorageErrorKind.Transient)]
    [InlineData(520, StorageErrorKind.Transient)]
    public async Task A_status_that_passes_is_asked_for_again_without_a_code(int status, StorageErrorKind kind)
    {
        var store = new StubHandler(Status(status), Status(200));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(kind, response.GetStorageAttempts()[0].Error!.Kind);
    }

    [Theory]
    [InlineData("TencentCos", 403, "AccessDenied")]
    [InlineData("TencentCos", 404, "NoSuchKey")]
    [InlineData("TencentCos", 409, "BucketNotEmpty")]
    [InlineData("AlibabaOss", 400, "BadRequest")]
    [InlineData("AlibabaOss", 401, null)]
    [InlineData("AlibabaOss", 403, "RequestTimeTooSkewed")]
    [InlineData("AlibabaOss", 409, "FileImmutable")]
    public async Task A_4xx_that_does_not_pass_is_asked_for_once(string store, int status, string? code)
    {
        var inner = new StubHandler(Status(status, response => response.Content = new StringContent(code is null ? "" : $"<Error><Code>{code}</Code></Error>")));
        using var client = new TestClient(inner, o => o.Provider = BuiltInProviders.Find(store));

        using var response = await client.SendAsync(HttpMethod.Put, content: new StringContent("a"));

        Assert.Equal((status, 1), ((int)response.StatusCode, inner.Sent.Count));
        Assert.Equal(code, response.GetStorageError()!.Code);
    }

    [Fact]
    public async Task A_conflict_with_ones_own_lost_attempt_is_ridden_out()
    {
        var store = new StubHandler(Status(503), Status(409, response => response.Content = new StringContent("<Error><Code>UploadConflict</Code></Error>")), Status(200));
        using var client = new TestClient(store, o => o.Provider = StorageProvider.TencentCos);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StringContent("a"));

        Assert.Equal((HttpStatusCode.OK, 3), (response.StatusCode, store.Sent.Count));
    }
}
