using System.Net;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Pacing;

/// <summary>Calls through the handler under a learned pace.</summary>
public class PacedCallTests
{
    [Fact]
    public void Nothing_waits_until_the_store_asks_to_slow_down()
    {
        using var client = new PacedClient();

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(client.SendAsync().IsCompletedSuccessfully));
        Assert.Equal(0, client.Time.ActiveTimers);
    }

    [Fact]
    public async Task Without_the_option_a_refusal_slows_nobody_else()
    {
        using var client = new PacedClient(o => o.Throttling = null);
        client.Store.Next(PacedStore.SlowDown);

        var first = client.SendAsync();
        Assert.True(client.SendAsync("other").IsCompletedSuccessfully);
        client.Advance(1);
        Assert.Equal(HttpStatusCode.OK, (await first).StatusCode);
    }

    [Fact]
    public async Task After_a_refusal_calls_wait_for_their_turn_and_the_repeat_goes_first()
    {
        using var client = new PacedClient();
        client.Store.Next(PacedStore.SlowDown);

        var refused = client.SendAsync("refused");
        var (next, last) = (client.SendAsync("next"), client.SendAsync("last"));
        client.Advance(1.1);
        Assert.Equal(["refused"], client.Sent);

        // Half a request per second at first, doubled each second: the first turn comes after 1.26 s.
        client.Advance(0.2);
        Assert.Equal(["refused", "refused"], client.Sent);
        client.Advance(2);
        Assert.Equal(["refused", "refused", "next", "last"], client.Sent);
        using var response = await refused;
        Assert.Equal(["Retry: Throttled", "Succeed: Succeeded"], response.Story());
        Assert.Equal(TimeSpan.FromSeconds(1), response.GetStorageAttempts()[0].Delay);
        Assert.All([next, last], send => Assert.Empty(send.GetAwaiter().GetResult().GetStorageAttempts()));
    }

    [Fact]
    public async Task Each_host_has_a_pace_of_its_own()
    {
        using var client = new PacedClient();
        client.Store.Next(PacedStore.SlowDown);
        var refused = client.SendAsync("http://one.test/key");

        Assert.False(client.SendAsync("http://one.test/other").IsCompleted);
        Assert.False(client.SendAsync("http://ONE.test/other").IsCompleted);
        Assert.True(client.SendAsync("http://two.test/key").IsCompleted);
        Assert.True(client.SendAsync("http://one.test:8080/key").IsCompleted);
        client.Advance(4);
        Assert.Equal(HttpStatusCode.OK, (await refused).StatusCode);
    }

    [Fact]
    public void Whatever_hosts_come_at_most_1024_are_remembered()
    {
        using var client = new PacedClient();
        for (var i = 0; i < 10_000; i++)
        {
            Assert.True(client.SendAsync($"http://host{i}.test/").IsCompletedSuccessfully);
        }

        Assert.Equal(1024, client.Handler.Client.Settings.Pace!.Count);
    }

    [Fact]
    public void Those_who_wait_for_a_host_that_is_forgotten_go_out_all_the_same()
    {
        using var client = PacedClient.Held(10);
        var waiting = client.SendAsync("waiting");
        for (var i = 0; i < 2_000; i++)
        {
            Assert.True(client.SendAsync($"http://host{i}.test/").IsCompletedSuccessfully);
        }

        Assert.False(waiting.IsCompleted);
        client.Advance(11);
        Assert.True(waiting.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_synchronous_send_waits_too()
    {
        using var client = PacedClient.Held(10);
        var held = client.Time.GetTimestamp();
        TimeSpan? sentAfter = null;
        client.Store.Next(request =>
        {
            sentAfter = client.Time.GetElapsedTime(held);
            return PacedStore.Ok(request);
        });
        var send = Task.Run(() => client.Http.Send(new(HttpMethod.Get, "key")));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!send.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (client.Time.ActiveTimers > 0)
            {
                client.Advance(0.1);
            }

            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, (await send).StatusCode);
        Assert.True(sentAfter >= TimeSpan.FromSeconds(10), $"It was sent after {sentAfter}.");
    }

    [Fact]
    public async Task Classification_alone_paces_and_repeats_nothing()
    {
        using var client = new PacedClient(o => o.Retry.MaxRetryAttempts = 0);
        client.Store.Next(PacedStore.SlowDown);

        using var refused = await client.SendAsync();
        Assert.Equal(["GiveUp: Disabled"], refused.Story());
        var next = client.SendAsync("next");
        Assert.False(next.IsCompleted);
        client.Advance(1.3);
        Assert.True(next.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_caller_who_leaves_while_waiting_frees_the_place_and_sends_nothing()
    {
        using var client = PacedClient.Held(10, o => o.Throttling!.QueueLimit = 1);
        using var source = new CancellationTokenSource();
        var left = client.SendAsync("left", source.Token);
        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal(["GiveUp: Cancelled"], exception.Story());
        var next = client.SendAsync("next");
        client.Advance(12);
        Assert.True(next.IsCompletedSuccessfully);
        Assert.Equal(["next"], client.Sent);
        Assert.DoesNotContain(client.Log.Lines, line => line.Text.Contains("left", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_who_leaves_during_the_backoff_gives_the_promised_turn_back()
    {
        using var client = new PacedClient(o => o.Throttling!.QueueLimit = 1);
        client.Store.Next(PacedStore.SlowDown, times: 2);
        using var source = new CancellationTokenSource();
        var left = client.SendAsync("left", source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        var next = client.SendAsync("next");
        client.Advance(10);

        Assert.Equal(["Retry: Throttled", "Succeed: Succeeded"], (await next).Story());
    }
}
