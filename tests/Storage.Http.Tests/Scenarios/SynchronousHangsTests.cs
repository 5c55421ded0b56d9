using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Stores that fall silent in the middle of a body that a synchronous call looks into: the same limits end the wait as for an asynchronous one.</summary>
public class SynchronousHangsTests
{
    const int Start = 70;

    [Fact]
    public async Task An_error_body_that_hangs_is_judged_by_what_came()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.MaxRetryAttempts = 0);
        session.Faults.Next(Fault.Error("NoSuchKey").ThenHang(FaultPoint.InBody, Start));

        var send = Task.Run(() => session.Client.Http.Send(Request.Of(HttpMethod.Get, "key"), HttpCompletionOption.ResponseHeadersRead));
        await session.Time.TimerAsync();
        session.Time.Advance(TimeSpan.FromSeconds(5));
        using var response = await send;

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal(StorageErrorKind.NotFound, response.GetStorageError()!.Kind);
        var begin = new byte[Start];
        var stream = await response.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(begin);
        Assert.Contains("<Error>", System.Text.Encoding.ASCII.GetString(begin), StringComparison.Ordinal);
        await session.Time.NoTimerAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AttemptTimeout_ends_an_attempt_that_gets_no_answer(bool isOfTheRequest)
    {
        var limit = TimeSpan.FromSeconds(10);
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.AttemptTimeout = isOfTheRequest ? null : limit);
        session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Hang());
        var request = Request.Of(HttpMethod.Get, "key");
        request = isOfTheRequest ? request.SetStorageRetry(attemptTimeout: limit) : request;

        var send = Task.Run(() => session.Client.Http.Send(request, HttpCompletionOption.ResponseHeadersRead));
        await session.Received.WaitForAsync(1);
        session.Time.Advance(limit);
        using var response = await send;

        Assert.Equal(["Retry: ConnectionLost", "Succeed: Succeeded"], response.Story());
        Assert.Equal("hello", await response.Content.ReadAsStringAsync());
        await session.Time.NoTimerAsync();
    }

    [Fact]
    public async Task AttemptTimeout_ends_the_reading_of_a_result_that_hangs()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(10));
        session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Hang(FaultPoint.InBody, 10).WithoutEffect());

        var send = Task.Run(() => session.Client.Http.Send(Copy(), HttpCompletionOption.ResponseHeadersRead));
        await session.Received.WaitForAsync(1);
        session.Time.Advance(TimeSpan.FromSeconds(10));
        using var response = await send;

        Assert.Equal(["Retry: ConnectionLost", "Succeed: Succeeded"], response.Story());
        Assert.Equal("hello", session.Stage.Stored("target"));
        await session.Time.NoTimerAsync();
    }

    [Theory]
    [InlineData("SlowDown; hang=in-body")]
    [InlineData("hang:in-body")]
    public async Task The_callers_token_ends_the_reading(string fault)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Parse(fault));
        using var cancel = new CancellationTokenSource();

        var send = Task.Run(() => session.Client.Http.Send(Copy(), HttpCompletionOption.ResponseHeadersRead, cancel.Token));
        await session.Received.WaitForAsync(1);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        Assert.Single(session.Received);
        await session.Time.NoTimerAsync();
    }

    static HttpRequestMessage Copy() => Request.Of(HttpMethod.Put, "target", null, ("x-cos-copy-source", $"/{StorageEmulator.DefaultBucket}/key"));
}
