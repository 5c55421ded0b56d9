using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

/// <summary>URLs that were signed beforehand: no wait outlives them. The clock stands at 2026-11-21 08:00:00.</summary>
public class PreSignedUrlTests
{
    [Theory]
    [InlineData(31, 2, "Retry")]
    [InlineData(30, 1, "GiveUp")]
    public async Task T2_a_wait_that_the_url_would_not_live_to_see_is_not_begun(int life, int sends, string decision)
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Busy(30), Status(200));
        using var client = new TestClient(store, time: time);

        using var response = await client.SendAsync(HttpMethod.Get, SignedFor(time.GetUtcNow(), life));

        Assert.Equal(sends, store.Sent.Count);
        var first = response.GetStorageAttempts()[0];
        Assert.Equal(decision, first.Decision.ToString());
        Assert.Equal(sends == 1 ? StorageRetryReason.UrlExpires : StorageRetryReason.TransientFault, first.Reason);
        Assert.Equal(sends == 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(sends - 1, time.Delays.Count);
    }

    [Fact]
    public async Task T2_the_backoff_counts_as_the_servers_wait_does_and_so_does_the_time_that_passed()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(request =>
        {
            time.Advance(TimeSpan.FromSeconds(4));
            return Status(503)(request);
        });
        using var client = new TestClient(store, o => o.Retry.TransientDelay = TimeSpan.FromSeconds(2), time);

        using var response = await client.SendAsync(HttpMethod.Put, SignedFor(time.GetUtcNow(), 12));

        // 4 s, a wait of 2 s, 4 s: the wait of 4 s would end at second 14.
        Assert.Equal([StorageRetryReason.TransientFault, StorageRetryReason.UrlExpires], response.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Theory]
    [InlineData(600, -3600, "TransientFault")]
    [InlineData(-60, -3600, "TransientFault")]
    [InlineData(600, 3600, "UrlExpires")]
    [InlineData(-60, null, "UrlExpires")]
    public async Task T2_the_life_of_the_url_is_measured_by_the_stores_clock_where_the_answer_tells_it(int life, int? offset, string reason)
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Status(503, r => r.Headers.Date = offset is { } seconds ? time.GetUtcNow().AddSeconds(seconds) : null), Status(200));
        using var client = new TestClient(store, time: time);

        using var response = await client.SendAsync(HttpMethod.Get, SignedFor(time.GetUtcNow(), life));

        Assert.Equal(reason, response.GetStorageAttempts()[0].Reason.ToString());
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", -60, "UrlExpires")]
    [InlineData("9999-12-31T00:00:00Z", 60, "TransientFault")]
    public async Task T2_a_date_that_no_clock_shows_is_not_the_stores(string date, int seconds, string reason)
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Status(503, r => r.Headers.Date = DateTimeOffset.Parse(date, null)), Status(200));
        using var client = new TestClient(store, time: time);

        using var response = await client.SendAsync(HttpMethod.Get, SignedFor(time.GetUtcNow(), seconds));

        Assert.Equal(reason, response.GetStorageAttempts()[0].Reason.ToString());
    }

    [Fact]
    public async Task T2_a_lost_answer_tells_no_clock_so_ours_counts()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded)));
        using var client = new TestClient(store, time: time);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(HttpMethod.Get, SignedFor(time.GetUtcNow(), -1)));

        Assert.Equal(StorageRetryReason.UrlExpires, Assert.Single(exception.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task An_expiry_beside_no_signature_is_nothing_of_ours()
    {
        var store = new StubHandler(Status(503), Status(200));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get, "key?Expires=1");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_url_that_would_run_out_is_logged_as_lost()
    {
        var store = new StubHandler(Busy(30));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get, SignedFor(client.Time.GetUtcNow(), 10));

        Assert.Equal(6103, Assert.Single(client.Log.Lines).Event.Id);
    }

    static string SignedFor(DateTimeOffset now, int seconds) => $"key?OSSAccessKeyId=id&Expires={now.AddSeconds(seconds).ToUnixTimeSeconds()}&Signature=s";

    static Func<HttpRequestMessage, HttpResponseMessage> Busy(int seconds) => Status(503, r => r.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds)));
}
