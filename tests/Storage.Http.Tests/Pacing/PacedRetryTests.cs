using System.Net;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Pacing;

/// <summary>How often and how long a call is repeated under a learned pace.</summary>
public class PacedRetryTests
{
    [Fact]
    public async Task Repeats_after_throttling_are_counted_apart_and_their_waits_do_not_grow()
    {
        using var client = new PacedClient(o => o.Throttling!.MaxRetryAttempts = 6);
        client.Store.Next(PacedStore.SlowDown, times: 100);

        var send = client.SendAsync();
        client.Advance(60);

        using var response = await send;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, 7), (response.StatusCode, client.Store.Sent.Count));
        Assert.Equal([.. Enumerable.Repeat("Retry: Throttled", 6), "GiveUp: AttemptsExhausted"], response.Story());
        Assert.All(response.GetStorageAttempts().SkipLast(1), attempt => Assert.Equal(TimeSpan.FromSeconds(1), attempt.Delay));
    }

    [Fact]
    public async Task A_larger_number_of_retries_counts_after_throttling_too()
    {
        using var client = new PacedClient(o => (o.Throttling!.MaxRetryAttempts, o.Retry.MaxRetryAttempts) = (1, 4));
        client.Store.Next(PacedStore.SlowDown, times: 100);

        var send = client.SendAsync();
        client.Advance(60);

        Assert.Equal(5, (await send).Story().Length);
    }

    [Fact]
    public async Task Other_failures_have_their_own_number()
    {
        using var client = new PacedClient(o => o.Retry.MaxRetryAttempts = 2);
        client.Store.Next(PacedStore.SlowDown, times: 3);
        client.Store.Next(StubHandler.Status(500), times: 1);
        client.Store.Next(PacedStore.SlowDown, times: 2);
        client.Store.Next(StubHandler.Status(500), times: 9);

        var send = client.SendAsync();
        client.Advance(60);

        string[] throttled = ["Retry: Throttled"], faulty = ["Retry: TransientFault"];
        var story = (await send).Story();
        Assert.Equal([.. throttled, .. throttled, .. throttled, .. faulty, .. throttled, .. throttled, .. faulty, "GiveUp: AttemptsExhausted"], story);
    }

    [Theory]
    [InlineData(0, 0, "GiveUp: Disabled")]
    [InlineData(3, 1, "GiveUp: Disabled")]
    [InlineData(3, 2, "Retry: Throttled,GiveUp: AttemptsExhausted")]
    public async Task The_option_and_the_request_may_ask_for_fewer(int retries, int attempts, string story)
    {
        using var client = new PacedClient(o => o.Retry.MaxRetryAttempts = retries);
        client.Store.Next(PacedStore.SlowDown, times: 100);
        var request = new HttpRequestMessage(HttpMethod.Get, "key");
        if (attempts > 0)
        {
            request.SetStorageRetry(maxAttempts: attempts);
        }

        var send = client.SendAsync(request);
        client.Advance(60);

        Assert.Equal(story, string.Join(',', (await send).Story()));
    }

    [Fact]
    public async Task The_number_of_a_request_counts_all_its_sends()
    {
        using var client = new PacedClient();
        client.Store.Next(StubHandler.Status(500), times: 2);
        client.Store.Next(PacedStore.SlowDown, times: 100);

        var send = client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "key").SetStorageRetry(maxAttempts: 5));
        client.Advance(60);

        Assert.Equal(["Retry: TransientFault", "Retry: TransientFault", "Retry: Throttled", "Retry: Throttled", "GiveUp: AttemptsExhausted"], (await send).Story());
    }

    [Fact]
    public async Task Repeats_after_throttling_cost_no_budget_and_others_do()
    {
        using var client = new PacedClient(o => o.Retry.Budget = new() { Capacity = 5, RetryCost = 5, TimeoutCost = 5, HoldThrottled = false });
        client.Store.Next(PacedStore.SlowDown, times: 5);
        client.Store.Next(StubHandler.Status(500), times: 2);

        var send = client.SendAsync();
        client.Advance(60);

        var story = (await send).Story();
        Assert.Equal([.. Enumerable.Repeat("Retry: Throttled", 5), "Retry: TransientFault", "GiveUp: BudgetExhausted"], story);
    }

    [Fact]
    public async Task The_total_time_counts_from_the_first_send_and_not_from_the_wait_before_it()
    {
        using var client = PacedClient.Held(20, o => o.Retry.MaxTotalTime = TimeSpan.FromSeconds(30));
        client.Store.Next(StubHandler.Status(500, answer => answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(25))));

        var send = client.SendAsync();
        client.Advance(21);
        Assert.Single(client.Sent);
        client.Advance(26);

        using var response = await send;
        Assert.Equal((HttpStatusCode.OK, 2), (response.StatusCode, client.Sent.Count()));
    }

    [Fact]
    public async Task A_repeat_goes_out_at_the_latest_when_its_time_is_up()
    {
        using var client = new PacedClient(o => o.Retry.MaxTotalTime = TimeSpan.FromSeconds(10));
        client.Store.Next(PacedStore.SlowDown);
        var send = client.SendAsync();

        // Others make the store ask for more, after the answer was given up.
        for (var i = 0; i < 20; i++)
        {
            client.Handler.Client.Settings.Pace!.PacerOf(new("http://bucket.example.test/")).Refused(double.MaxValue, TimeSpan.FromSeconds(60), served: false);
        }

        client.Advance(9.99);
        Assert.Single(client.Sent);
        client.Advance(0.01);
        Assert.Equal(HttpStatusCode.OK, (await send).StatusCode);
    }

    [Fact]
    public async Task The_time_of_an_attempt_does_not_include_the_wait_for_its_turn()
    {
        using var client = PacedClient.Held(20, o => o.Retry.AttemptTimeout = TimeSpan.FromSeconds(2));
        var send = client.SendAsync();
        client.Store.Keeps = true;
        client.Advance(20.5);
        Assert.Single(client.Sent);
        client.Advance(1);
        client.Store.Release(PacedStore.Ok);

        Assert.Empty((await send).Story());
    }

    [Fact]
    public async Task Durations_and_delays_are_those_of_the_attempts_and_not_of_the_queue()
    {
        using var client = new PacedClient();
        client.Store.Keeps = true;
        var send = client.SendAsync();
        client.Advance(0.25);
        client.Store.Release(PacedStore.SlowDown);
        client.Advance(5);
        client.Store.Release(PacedStore.Ok);

        var attempts = (await send).GetStorageAttempts();
        Assert.Equal((TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(1)), (attempts[0].Duration, attempts[0].Delay));

        // It waited for its turn until 1.26 s after the refusal, and its answer came 5 s after that.
        Assert.InRange(attempts[1].Duration.TotalSeconds, 3.7, 3.75);
    }
}
