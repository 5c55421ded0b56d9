using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

public class IdempotenceTests
{
    [Theory]
    [InlineData("GET", "key", null, true)]
    [InlineData("HEAD", "key", null, true)]
    [InlineData("DELETE", "key", null, true)]
    [InlineData("OPTIONS", "key", null, true)]
    [InlineData("PUT", "key", null, true)]
    [InlineData("put", "key", null, true)]
    [InlineData("PUT", "key", "x-cos-copy-source", true)]
    [InlineData("PUT", "key", "x-qs-fetch-source", true)]
    [InlineData("PUT", "key", "x-qs-move-source", false)]
    [InlineData("PUT", "key?rename", "x-cos-rename-source", false)]
    [InlineData("PUT", "key?renameObject", "x-amz-rename-source", false)]
    [InlineData("POST", "?delete", null, true)]
    [InlineData("POST", "key?uploadId=1", null, true)]
    [InlineData("POST", "key?upload_id=1", null, true)]
    [InlineData("POST", "key?uploads", null, false)]
    [InlineData("POST", "key?append&position=0", null, false)]
    [InlineData("PUT", "key?append&position=0", null, false)]
    [InlineData("POST", "key", null, false)]
    [InlineData("PATCH", "key", null, false)]
    public async Task T3_after_an_unknown_outcome_only_the_idempotent_is_repeated(string method, string uri, string? header, bool repeated)
    {
        var store = new StubHandler(Status(503), Status(403));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(new(method), uri, configure: request =>
        {
            if (header is not null)
            {
                request.Headers.Add(header, "/bucket/source");
            }
        });

        Assert.Equal(repeated ? 2 : 1, store.Sent.Count);
        Assert.Equal(repeated ? StorageRetryReason.TransientFault : StorageRetryReason.NotIdempotent, response.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task T3_a_refusal_before_execution_is_repeated_for_any_method()
    {
        var store = new StubHandler(Status(429), Status(200));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Post, "key?append&position=0");

        Assert.Equal(2, store.Sent.Count);
    }

    [Theory]
    [InlineData("POST", "key", null, 1, StorageRetryReason.NotIdempotent)]
    [InlineData("PUT", "key", "x-qs-move-source", 1, StorageRetryReason.NotIdempotent)]
    [InlineData("POST", "key?uploadId=1", "x-oss-callback", 1, StorageRetryReason.SideEffect)]
    [InlineData("POST", "key?uploadId=1", null, 2, StorageRetryReason.Throttled)]
    [InlineData("PUT", "key", "x-cos-copy-source", 2, StorageRetryReason.Throttled)]
    public async Task T3_a_throttling_inside_a_success_came_after_the_work_had_begun(string method, string uri, string? header, int sends, StorageRetryReason reason)
    {
        var store = new StubHandler(Status(200, r => r.Content = new StringContent("<Error><Code>SlowDown</Code></Error>")), Status(403));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(new(method), uri, configure: request =>
        {
            if (header is not null)
            {
                request.Headers.Add(header, "/bucket/source");
            }
        });

        Assert.Equal(sends, store.Sent.Count);
        Assert.Equal(reason, response.GetStorageAttempts()[0].Reason);
    }

    [Theory]
    [InlineData("PUT", "key?callback=e30", null)]
    [InlineData("PUT", "key", "x-oss-callback")]
    [InlineData("POST", "key?uploadId=1", "x-oss-callback")]
    public async Task T3_a_request_with_a_callback_is_not_repeated_after_an_unknown_outcome(string method, string uri, string? header)
    {
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(new(method), uri, new StringContent("a"), request =>
        {
            if (header is not null)
            {
                request.Headers.Add(header, "e30=");
            }
        });

        Assert.Single(store.Sent);
        Assert.Equal(StorageRetryReason.SideEffect, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task T3_the_callers_word_wins_both_ways()
    {
        var yes = new StubHandler(Status(503), Status(200));
        var no = new StubHandler(Status(503), Status(200));
        using var forYes = new TestClient(yes);
        using var forNo = new TestClient(no);

        using var retried = await forYes.SendAsync(HttpMethod.Post, configure: request => request.SetStorageIdempotent(true));
        using var kept = await forNo.SendAsync(HttpMethod.Put, configure: request => request.SetStorageIdempotent(false));

        Assert.Equal(HttpStatusCode.OK, retried.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, kept.StatusCode);
        Assert.Equal(StorageRetryReason.NotIdempotent, kept.GetStorageAttempts()[0].Reason);
    }

    [Theory]
    [InlineData("POST", "key?uploadId=1", 404)]
    [InlineData("PUT", "key", 412)]
    [InlineData("DELETE", "key", 404)]
    public async Task T5_an_answer_that_speaks_of_an_earlier_attempt_is_flagged(string method, string uri, int status)
    {
        var store = new StubHandler(Status(500), Status(status));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(new(method), uri);

        Assert.True(response.GetStorageError()!.MaybeApplied);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.True(response.GetStorageAttempts()[^1].Error!.MaybeApplied);
    }

    [Fact]
    public async Task T5_after_a_refusal_before_execution_nothing_is_flagged()
    {
        var store = new StubHandler(Status(429), Status(412));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Put);

        Assert.False(response.GetStorageError()!.MaybeApplied);
    }

    [Fact]
    public async Task T5_a_first_answer_is_never_flagged()
    {
        var store = new StubHandler(Status(412));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Put);

        Assert.False(response.GetStorageError()!.MaybeApplied);
    }
}
