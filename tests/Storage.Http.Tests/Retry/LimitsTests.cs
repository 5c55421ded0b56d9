using System.Net;
using System.Net.Http.Headers;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

public class LimitsTests
{
    [Theory]
    [InlineData(0, StorageRetryReason.Disabled)]
    [InlineData(1, StorageRetryReason.AttemptsExhausted)]
    [InlineData(5, StorageRetryReason.AttemptsExhausted)]
    public async Task MaxRetryAttempts_counts_the_sends_after_the_first(int retries, StorageRetryReason reason)
    {
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store, o => o.Retry.MaxRetryAttempts = retries);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(retries + 1, store.Sent.Count);
        Assert.Equal(reason, response.GetStorageAttempts()[^1].Reason);
        Assert.Equal(retries + 1, response.GetStorageAttempts().Count);
    }

    [Fact]
    public async Task T2_a_hint_within_the_limit_is_waited_for_even_beyond_MaxDelay()
    {
        var store = new StubHandler(Status(503, r => r.Headers.RetryAfter = new(TimeSpan.FromSeconds(30))), Status(200));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal([TimeSpan.FromMilliseconds(30_020)], client.Time.Delays);
    }

    [Fact]
    public async Task T2_a_hint_over_the_limit_returns_the_error_at_once()
    {
        var store = new StubHandler(Status(503, r => r.Headers.RetryAfter = new(TimeSpan.FromSeconds(61))), Status(200));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(client.Time.Delays);
        Assert.Equal(StorageRetryReason.ServerDelayTooLong, response.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task T2_a_wait_that_would_end_after_MaxTotalTime_is_not_begun()
    {
        var store = new StubHandler(Status(503, r => r.Headers.RetryAfter = new(TimeSpan.FromSeconds(40))));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(3, store.Sent.Count);
        Assert.Equal(2, client.Time.Delays.Count);
        Assert.Equal(StorageRetryReason.TotalTimeExceeded, response.GetStorageAttempts()[^1].Reason);
    }

    [Fact]
    public async Task T2_MaxTotalTime_counts_from_the_first_send_and_aborts_no_attempt()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(
            request =>
            {
                time.Advance(TimeSpan.FromSeconds(89));
                return Status(503)(request);
            },
            request =>
            {
                time.Advance(TimeSpan.FromSeconds(500));
                return Status(200)(request);
            });
        using var client = new TestClient(store, time: time);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(89), response.GetStorageAttempts()[0].Duration);
        Assert.Equal(TimeSpan.FromSeconds(500), response.GetStorageAttempts()[1].Duration);
    }

    [Fact]
    public async Task T2_no_wait_at_all_does_not_bring_back_a_time_that_is_over()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(request =>
        {
            time.Advance(TimeSpan.FromSeconds(91));
            return Status(503)(request);
        });
        using var client = new TestClient(store, o => o.Retry.TransientDelay = TimeSpan.Zero, time);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(StorageRetryReason.TotalTimeExceeded, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task T2_the_attempt_timeout_counts_as_a_lost_connection()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new HangingHandler(time, hangs: 1);
        using var client = new TestClient(store, o => o.Retry.AttemptTimeout = TimeSpan.FromSeconds(2), time);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var first = response.GetStorageAttempts()[0];
        Assert.Equal((StorageErrorKind.Connection, StorageRetryReason.ConnectionLost), (first.Error!.Kind, first.Reason));
    }

    [Fact]
    public async Task T2_an_attempt_timeout_that_ends_the_call_looks_like_a_timeout()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        using var client = new TestClient(new HangingHandler(time, hangs: 9), o => o.Retry.MaxRetryAttempts = 1, time);

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.SendAsync(HttpMethod.Get, configure: request => request.SetStorageRetry(attemptTimeout: TimeSpan.FromSeconds(1))));

        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Equal(2, exception.GetStorageAttempts().Count);
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task T2_an_attempt_timeout_repeats_no_post()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        using var client = new TestClient(new HangingHandler(time, hangs: 9), o => o.Retry.AttemptTimeout = TimeSpan.FromSeconds(1), time);

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(HttpMethod.Post));

        Assert.Equal(StorageRetryReason.NotIdempotent, Assert.Single(exception.GetStorageAttempts()).Reason);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(7, 7)]
    public async Task SetStorageRetry_counts_all_sends_of_one_request(int attempts, int sends)
    {
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get, configure: request => request.SetStorageRetry(attempts));

        Assert.Equal(sends, store.Sent.Count);
    }

    [Fact]
    public void The_limits_hold_for_a_synchronous_send()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Status(503, r => r.Headers.RetryAfter = new(TimeSpan.FromSeconds(40))));
        using var client = new TestClient(store, time: time);

        using var two = client.Http.Send(new HttpRequestMessage(HttpMethod.Get, "key").SetStorageRetry(2));
        using var one = client.Http.Send(new HttpRequestMessage(HttpMethod.Get, "key").DisableStorageRetry());
        using var late = client.Http.Send(new HttpRequestMessage(HttpMethod.Get, "key"));

        Assert.Equal([2, 1, 3], new[] { two, one, late }.Select(response => response.GetStorageAttempts().Count));
        Assert.Equal(
            [StorageRetryReason.AttemptsExhausted, StorageRetryReason.Disabled, StorageRetryReason.TotalTimeExceeded],
            new[] { two, one, late }.Select(response => response.GetStorageAttempts()[^1].Reason));
    }

    [Fact]
    public async Task DisableStorageRetry_still_classifies()
    {
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get, configure: request => request.DisableStorageRetry());

        Assert.Single(store.Sent);
        Assert.Equal(StorageErrorKind.Transient, response.GetStorageError()!.Kind);
        Assert.Equal(StorageRetryReason.Disabled, response.GetStorageAttempts()[0].Reason);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(102, null)]
    [InlineData(null, 0)]
    [InlineData(null, -1)]
    public void SetStorageRetry_refuses_what_is_out_of_range(int? attempts, int? seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HttpRequestMessage().SetStorageRetry(attempts, seconds is null ? null : TimeSpan.FromSeconds(seconds.Value)));

    [Fact]
    public async Task T6_an_empty_budget_returns_the_error_at_once_and_successes_fill_it()
    {
        var healthy = false;
        var store = new StubHandler(request => Status(healthy ? 200 : 503)(request));
        using var client = new TestClient(store, o =>
        {
            o.Retry.MaxRetryAttempts = 100;
            o.Retry.Budget = new() { Capacity = 10, RetryCost = 5 };
            o.Retry.TransientDelay = TimeSpan.Zero;
        });

        using var first = await client.SendAsync(HttpMethod.Get);
        Assert.Equal(3, store.Sent.Count);
        Assert.Equal(StorageRetryReason.BudgetExhausted, first.GetStorageAttempts()[^1].Reason);

        healthy = true;
        for (var i = 0; i < 5; i++)
        {
            (await client.SendAsync(HttpMethod.Get)).Dispose();
        }

        healthy = false;
        using var second = await client.SendAsync(HttpMethod.Get);
        Assert.Equal(3 + 5 + 2, store.Sent.Count);
        Assert.Equal(StorageRetryReason.BudgetExhausted, second.GetStorageAttempts()[^1].Reason);
    }

    [Fact]
    public async Task T6_a_retried_call_that_succeeds_gives_its_last_cost_back()
    {
        var count = 0;
        var store = new StubHandler(request => Status(count++ % 2 == 0 ? 503 : 200)(request));
        using var client = new TestClient(store, o => o.Retry.Budget = new() { Capacity = 5, RetryCost = 5, TimeoutCost = 5 });

        for (var i = 0; i < 10; i++)
        {
            using var response = await client.SendAsync(HttpMethod.Get);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task T6_each_host_and_port_has_its_own_budget()
    {
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store, o => o.Retry.Budget = new() { Capacity = 5, RetryCost = 5, TimeoutCost = 5 });

        using var a = await client.SendAsync(HttpMethod.Get, "http://a.test/key");
        using var b = await client.SendAsync(HttpMethod.Get, "http://b.test/key");
        using var c = await client.SendAsync(HttpMethod.Get, "http://a.test:81/key");

        Assert.Equal(6, store.Sent.Count);
    }

    [Fact]
    public async Task T6_without_a_budget_nothing_is_counted()
    {
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store, o =>
        {
            o.Retry.Budget = null;
            o.Retry.MaxRetryAttempts = 1;
        });

        for (var i = 0; i < 200; i++)
        {
            (await client.SendAsync(HttpMethod.Get)).Dispose();
        }

        Assert.Equal(400, store.Sent.Count);
    }

    [Fact]
    public async Task T2_a_date_in_Retry_After_counts_from_the_clock()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var date = new RetryConditionHeaderValue(time.GetUtcNow() + TimeSpan.FromSeconds(7));
        var store = new StubHandler(Status(503, r => r.Headers.RetryAfter = date), Status(200));
        using var client = new TestClient(store, time: time);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal([TimeSpan.FromMilliseconds(7_020)], time.Delays);
    }

    sealed class HangingHandler(FakeTimeProvider time, int hangs) : HttpMessageHandler
    {
        int _count;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_count++ < hangs)
            {
                var hang = Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
                time.Advance(TimeSpan.FromSeconds(3));
                await hang;
            }

            return new(HttpStatusCode.OK);
        }
    }
}
