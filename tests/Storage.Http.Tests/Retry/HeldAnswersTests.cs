using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

/// <summary>What an empty budget does with an answer that asks to slow down.</summary>
public class HeldAnswersTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_budget_a_throttled_answer_comes_after_the_first_wait(bool async)
    {
        var store = new StubHandler(Status(429, r => r.Content = new StringContent("slow down")));
        using var client = Exhausted(store);

        using var response = async ? await client.SendAsync(HttpMethod.Get) : client.Http.Send(new(HttpMethod.Get, "key"));

        Assert.Single(store.Sent);
        Assert.Equal([TimeSpan.FromSeconds(1)], client.Time.Delays);
        Assert.Equal("slow down", await response.Content.ReadAsStringAsync());
        var attempt = Assert.Single(response.GetStorageAttempts());
        Assert.Equal((StorageAttemptDecision.GiveUp, StorageRetryReason.BudgetExhausted, TimeSpan.FromSeconds(1)), (attempt.Decision, attempt.Reason, attempt.Delay));
    }

    [Fact]
    public async Task Without_budget_another_error_comes_at_once()
    {
        var store = new StubHandler(Status(503));
        using var client = Exhausted(store);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Empty(client.Time.Delays);
        Assert.Equal(StorageRetryReason.BudgetExhausted, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task HoldThrottled_false_returns_it_at_once()
    {
        using var client = Exhausted(new StubHandler(Status(429)), o => o.Retry.Budget!.HoldThrottled = false);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Empty(client.Time.Delays);
    }

    [Fact]
    public async Task A_long_hint_is_not_held_for()
    {
        using var client = Exhausted(new StubHandler(Status(429, r => r.Headers.RetryAfter = new(TimeSpan.FromSeconds(50)))));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal([TimeSpan.FromSeconds(1)], client.Time.Delays);
    }

    [Fact]
    public async Task It_is_not_held_beyond_the_total_time()
    {
        using var client = Exhausted(new StubHandler(Status(429)), o =>
        {
            o.Retry.ThrottlingDelay = TimeSpan.FromSeconds(5);
            o.Retry.MaxTotalTime = TimeSpan.FromSeconds(3);
        });

        using var response = await client.SendAsync(HttpMethod.Get);

        // That wait would not have been begun: the answer is not held either.
        Assert.Empty(client.Time.Delays);
        Assert.Equal(StorageRetryReason.TotalTimeExceeded, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_the_hold()
    {
        var time = new FakeTimeProvider();
        using var client = Exhausted(new StubHandler(Status(429)), time: time);
        using var cancellation = new CancellationTokenSource();

        var send = client.Http.GetAsync(new Uri("http://bucket.example.test/key"), HttpCompletionOption.ResponseHeadersRead, cancellation.Token);
        Assert.Equal(1, time.ActiveTimers);
        await cancellation.CancelAsync();
        using var response = await send;

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(StorageRetryReason.Cancelled, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Equal(0, time.ActiveTimers);
    }

    static TestClient Exhausted(HttpMessageHandler store, Action<StorageErrorHandlingOptions>? configure = null, FakeTimeProvider? time = null)
    {
        var client = new TestClient(
            store,
            o =>
            {
                o.Retry.Budget = new() { Capacity = 1, RetryCost = 1, TimeoutCost = 1 };
                configure?.Invoke(o);
            },
            time);

        // Whoever was here before has used it up.
        Assert.True(BudgetsOf(client).TryTake(new("http://bucket.example.test/"), new() { Kind = StorageErrorKind.Throttling }, out _));
        return client;
    }

    static Storage.Http.Retry.RetryBudgets BudgetsOf(TestClient client) => client.Handler.Client.Settings.Budgets;
}
