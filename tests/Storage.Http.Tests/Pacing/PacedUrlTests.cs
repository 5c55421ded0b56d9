using System.Net;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Pacing;

/// <summary>URLs that were signed beforehand: no wait for a turn outlives them.</summary>
public class PacedUrlTests
{
    [Theory]
    [InlineData(9, true)]
    [InlineData(12, false)]
    public async Task A_first_send_that_would_wait_beyond_the_urls_life_is_refused_at_once(int life, bool refused)
    {
        using var client = PacedClient.Held(10);

        var send = client.SendAsync(SignedFor(client, life));
        Assert.Equal(refused, send.IsCompleted);
        client.Advance(12);

        if (refused)
        {
            Assert.Equal(["GiveUp: RateLimited"], (await Assert.ThrowsAsync<StorageException>(() => send)).Story());
            Assert.Empty(client.Sent);
        }
        else
        {
            Assert.Equal(HttpStatusCode.OK, (await send).StatusCode);
        }
    }

    [Fact]
    public async Task A_first_send_whose_url_runs_out_while_it_waits_is_not_sent()
    {
        using var client = PacedClient.Held(10);
        var send = client.SendAsync(SignedFor(client, 12));
        client.Handler.Client.Settings.Pace!.PacerOf(new("http://bucket.example.test/")).Refused(0, TimeSpan.FromSeconds(60), served: false);
        client.Advance(12);

        await Assert.ThrowsAsync<StorageException>(() => send);
        Assert.Empty(client.Sent);
    }

    [Fact]
    public async Task A_url_that_seems_to_have_run_out_already_is_for_the_store_to_judge()
    {
        // The local clock may be wrong, and no answer has told the store's yet.
        using var client = PacedClient.Held(10);
        client.Store.Next(StubHandler.Status(403));
        var send = client.SendAsync(SignedFor(client, -60));
        client.Advance(11);

        Assert.Equal(HttpStatusCode.Forbidden, (await send).StatusCode);
    }

    [Theory]
    [InlineData(8, "GiveUp: RateLimited")]
    [InlineData(15, "Retry: Throttled, Succeed: Succeeded")]
    public async Task A_repeat_that_would_wait_beyond_the_urls_life_is_not_admitted(int life, string story)
    {
        using var client = new PacedClient();
        client.Store.Keeps = true;
        for (var i = 0; i < 20; i++)
        {
            _ = client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "other").DisableStorageRetry());
        }

        var send = client.SendAsync(SignedFor(client, life));
        client.Store.Release(PacedStore.SlowDownFor(10), most: 20);
        client.Store.Release(PacedStore.SlowDown);
        client.Store.Keeps = false;
        client.Advance(12);

        Assert.Equal(story, string.Join(", ", (await send).Story()));
    }

    [Fact]
    public async Task A_repeat_goes_out_at_the_latest_when_its_url_runs_out()
    {
        using var client = new PacedClient();
        client.Store.Next(PacedStore.SlowDown);
        var send = client.SendAsync(SignedFor(client, 10));
        for (var i = 0; i < 20; i++)
        {
            client.Handler.Client.Settings.Pace!.PacerOf(new("http://bucket.example.test/")).Refused(double.MaxValue, TimeSpan.FromSeconds(60), served: false);
        }

        client.Advance(10);

        Assert.Equal(2, client.Sent.Count());
        Assert.Equal(HttpStatusCode.OK, (await send).StatusCode);
    }

    [Fact]
    public async Task The_life_of_the_url_is_measured_by_the_stores_clock()
    {
        using var client = new PacedClient();
        client.Store.Next(Docs.StoreAnswer.Error(503, "SlowDown", configure: answer => answer.Headers.Date = client.Time.GetUtcNow().AddSeconds(-3600)));
        var send = client.SendAsync(SignedFor(client, 1));
        client.Advance(5);

        Assert.Equal(["Retry: Throttled", "Succeed: Succeeded"], (await send).Story());
    }

    static string SignedFor(PacedClient client, int seconds) => $"key?q-sign-algorithm=sha1&q-ak=id&q-sign-time=1;{client.Time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds()}&q-signature=s";
}
