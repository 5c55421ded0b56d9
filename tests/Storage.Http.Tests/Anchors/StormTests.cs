using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>A store that is down is not sent a multiple of its load.</summary>
public class StormTests
{
    const int Calls = 400;

    [Fact]
    public async Task A_store_that_is_down_is_spared_and_the_log_says_why()
    {
        var ours = new StubHandler(Status(503));
        var theirs = new StubHandler(Status(503));
        using var client = new TestClient(ours);
        using var peer = new PeerClient(theirs);
        for (var i = 0; i < Calls; i++)
        {
            (await client.SendAsync(HttpMethod.Get)).Dispose();
            (await peer.SendAsync(HttpMethod.Get)).Dispose();
        }

        // 500 tokens pay for 100 retries.
        Assert.Equal((Calls + 100, 4 * Calls), (ours.Sent.Count, theirs.Sent.Count));
        Assert.Equal(StorageRetryReason.BudgetExhausted, client.Log.Lines[^1].Values["Reason"]);
        Assert.Contains("BudgetExhausted", client.Log.Lines[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_down_takes_no_retries_from_another()
    {
        var count = 0;
        var store = new StubHandler(request => Status(request.RequestUri!.Host == "down.test" || count++ % 2 == 0 ? 503 : 200)(request));
        using var client = new TestClient(store);
        for (var i = 0; i < Calls; i++)
        {
            (await client.SendAsync(HttpMethod.Get, "http://down.test/key")).Dispose();
        }

        for (var i = 0; i < Calls; i++)
        {
            using var response = await client.SendAsync(HttpMethod.Get, "http://up.test/key");
            Assert.True(response.IsSuccessStatusCode);
        }
    }
}
