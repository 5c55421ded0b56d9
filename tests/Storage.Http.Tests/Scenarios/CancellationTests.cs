using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>The caller's cancellation ends everything at once, wherever the call is, and leaves nothing behind.</summary>
public class CancellationTests
{
    [Theory]
    [InlineData("hang", "GET", "key")]
    [InlineData("SlowDown; hang=in-body", "GET", "key")]
    [InlineData("hang:in-body", "PUT", "target")]
    [InlineData("hang:after-headers", "PUT", "target")]
    public async Task A_cancellation_while_the_store_hangs_ends_the_call(string fault, string method, string key)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(30), new FakeTimeProvider());
        session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Parse(fault)).Always();
        using var source = new CancellationTokenSource();
        var request = method == "GET" ? Request.Of(HttpMethod.Get, key) : Request.Of(HttpMethod.Put, key, null, ("x-cos-copy-source", $"/{StorageEmulator.DefaultBucket}/key"));

        var send = session.SendAsync(request, source.Token);
        await session.Received.WaitForAsync(1);
        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Single(session.Received);
        await session.Time.NoTimerAsync();
        Assert.Empty(session.Time.Delays);
    }

    [Fact]
    public async Task A_cancellation_during_the_wait_ends_the_call_and_the_store_hears_no_more()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, time: new FakeTimeProvider());
        session.Faults.Next(Fault.Error("SlowDown"));
        using var source = new CancellationTokenSource();

        var send = session.SendAsync(Request.Of(HttpMethod.Get, "key"), source.Token);
        await session.Time.TimerAsync();
        Assert.Equal([TimeSpan.FromSeconds(1)], session.Time.Delays);
        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        Assert.Equal(["GiveUp: Cancelled"], exception.Story());
        Assert.Equal(TimeSpan.Zero, exception.GetStorageAttempts()[0].Delay);
        await session.Time.NoTimerAsync();
        session.Time.Advance(TimeSpan.FromHours(1));
        Assert.Single(session.Received);
    }

    [Fact]
    public async Task A_cancellation_of_a_retry_tells_the_error_that_led_to_it()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Error("SlowDown"), Fault.Hang());
        using var source = new CancellationTokenSource();

        var send = session.SendAsync(Request.Of(HttpMethod.Get, "key"), source.Token);
        await session.Received.WaitForAsync(2);
        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        Assert.Equal(["Retry: Throttled", "GiveUp: Cancelled"], exception.Story());
        Assert.Equal(session.Received[0].RequestId, exception.GetStorageAttempts()[0].Error!.RequestId);
    }

    [Fact]
    public async Task A_client_that_is_disposed_ends_its_calls()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, time: new FakeTimeProvider());
        session.Faults.Next(Fault.Error("SlowDown"));

        var send = session.SendAsync(HttpMethod.Get, "key");
        await session.Time.TimerAsync();
        session.Client.Http.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        await session.Time.NoTimerAsync();
        Assert.Single(session.Received);
    }

    [Fact]
    public async Task A_cancelled_call_leaves_the_client_fit_for_the_next()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Hang());
        using var source = new CancellationTokenSource();

        var send = session.SendAsync(Request.Of(HttpMethod.Get, "key"), source.Token);
        await session.Received.WaitForAsync(1);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal("hello", await response.Content.ReadAsStringAsync());
        Assert.Empty(response.GetStorageAttempts());
    }

    [Fact]
    public async Task Calls_that_are_over_leave_no_timers()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(30));
        session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Error("SlowDown").InChunks(50, TimeSpan.Zero), Fault.Reset(), Fault.Pass, Fault.Error("NoSuchKey").InChunks(50, TimeSpan.Zero));

        (await session.SendAsync(HttpMethod.Get, "key")).Dispose();
        (await session.SendAsync(HttpMethod.Get, "key")).Dispose();

        Assert.Equal(4, session.Received.Count);
        await session.Time.NoTimerAsync();
    }
}
