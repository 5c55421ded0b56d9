using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Stores that fall silent: the time limits end the wait, and nothing that came is lost.</summary>
public class HangingStoresTests
{
    const string Document = "<Error><Code>SlowDown</Code><Message>A part of a long message";
    const string Rest = ", and its end.</Message></Error>";

    static readonly string Head = $"HTTP/1.1 503 Slow\r\nx-cos-request-id: NjM1\r\nContent-Length: {Document.Length + Rest.Length}\r\n\r\n";

    [Theory]
    [InlineData("hang", "key", null)]
    [InlineData("hang:in-body", "target", "x-cos-copy-source")]
    [InlineData("hang:after-headers", "target", "x-cos-copy-source")]
    public async Task AttemptTimeout_ends_a_silent_attempt_and_the_next_one_succeeds(string fault, string key, string? header)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(10));
        session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Parse(fault + "; no-effect"));
        var request = header is null ? Request.Of(HttpMethod.Get, key) : Request.Of(HttpMethod.Put, key, null, (header, $"/{StorageEmulator.DefaultBucket}/key"));

        var send = session.SendAsync(request);
        await session.Received.WaitForAsync(1);
        session.Time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(send.IsCompleted);
        session.Time.Advance(TimeSpan.FromSeconds(0.001));
        using var response = await send;

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(["Retry: ConnectionLost", "Succeed: Succeeded"], response.Story());
        Assert.Equal(TimeSpan.FromSeconds(10), response.GetStorageAttempts()[0].Duration);
        Assert.Equal(2, session.Received.Count);
        await session.Time.NoTimerAsync();
    }

    [Fact]
    public async Task AttemptTimeout_surfaces_as_an_exception_when_no_attempt_is_left()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Hang());
        var request = Request.Of(HttpMethod.Post, "key?append&position=0", new StringContent("x")).SetStorageRetry(attemptTimeout: TimeSpan.FromMinutes(1));

        var send = session.SendAsync(request);
        await session.Received.WaitForAsync(1);
        session.Time.Advance(TimeSpan.FromMinutes(1));

        var exception = await Assert.ThrowsAnyAsync<TaskCanceledException>(() => send);
        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Equal(["GiveUp: NotIdempotent"], exception.Story());
        await session.Time.NoTimerAsync();
    }

    [Fact]
    public async Task AttemptTimeout_leaves_the_callers_download_alone()
    {
        var storeTime = new FakeTimeProvider();
        await using var server = RawServer.Start([RawAnswer.Of("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234", "56789").Every(TimeSpan.FromHours(1))], storeTime);
        using var client = new HandledClient(server.BaseAddress, options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(10));

        using var response = await client.SendAsync(HttpMethod.Get, "key");
        var reading = response.Content.ReadAsStringAsync();
        client.Time.Advance(TimeSpan.FromDays(1));
        await storeTime.TimerAsync();
        storeTime.Advance(TimeSpan.FromHours(1));

        Assert.Equal("0123456789", await reading);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_error_body_that_hangs_is_judged_by_what_came_and_the_rest_streams_to_the_caller()
    {
        var storeTime = new FakeTimeProvider();
        await using var server = RawServer.Start([RawAnswer.Of(Head + Document, Rest).Every(TimeSpan.FromHours(1))], storeTime);
        using var client = new HandledClient(server.BaseAddress, options => options.Retry.MaxRetryAttempts = 0);

        var send = client.SendAsync(HttpMethod.Get, "key");
        await client.Time.TimerAsync();
        client.Time.Advance(TimeSpan.FromSeconds(5));
        using var response = await send;
        var stream = await response.Content.ReadAsStreamAsync();
        var begin = new byte[Document.Length];
        await stream.ReadExactlyAsync(begin);
        var reading = new StreamReader(stream).ReadToEndAsync();
        await storeTime.TimerAsync();

        Assert.Equal(("SlowDown", StorageErrorKind.Throttling, "NjM1"), (response.GetStorageError()!.Code, response.GetStorageError()!.Kind, response.GetStorageError()!.RequestId));
        Assert.Null(response.GetStorageError()!.Message);
        Assert.Equal(Document, Encoding.ASCII.GetString(begin));
        Assert.False(reading.IsCompleted);
        storeTime.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Rest, await reading);
        await client.Time.NoTimerAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AttemptTimeout_in_an_error_body_loses_no_error_that_is_known(bool async)
    {
        await using var server = RawServer.Start(RawAnswer.Of(Head + Document).Then(RawEnd.Hold), RawAnswer.Of("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"));
        using var client = new HandledClient(server.BaseAddress, options => options.Retry.AttemptTimeout = TimeSpan.FromSeconds(2));
        var request = Request.Of(HttpMethod.Post, "key?append&position=0", new StringContent("x"));

        var send = async ? client.SendAsync(request) : Task.Run(() => client.Http.Send(request));
        await client.Time.TimersAsync(2);
        client.Time.Advance(TimeSpan.FromSeconds(2));
        using var response = await send;

        // SlowDown is repeated whatever the method; a lost answer to an append is not.
        Assert.Equal(["Retry: Throttled", "Succeed: Succeeded"], response.Story());
        Assert.Equal("SlowDown", response.GetStorageAttempts()[0].Error!.Code);
        await client.Time.NoTimerAsync();
    }

    [Fact]
    public async Task An_error_body_that_hangs_is_left_behind_by_the_retry()
    {
        await using var server = RawServer.Start(RawAnswer.Of(Head + Document).Then(RawEnd.Hold), RawAnswer.Of("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        using var client = new HandledClient(server.BaseAddress);

        var send = client.SendAsync(HttpMethod.Get, "key");
        await client.Time.TimerAsync();
        client.Time.Advance(TimeSpan.FromSeconds(5));
        using var response = await send;

        Assert.Equal("ok", await response.Content.ReadAsStringAsync());
        Assert.Equal(["Retry: Throttled", "Succeed: Succeeded"], response.Story());
        Assert.Equal([1, 2], server.Requests.Select(request => request.Connection));
        await client.Time.NoTimerAsync();
    }

    [Fact]
    public async Task The_connection_of_an_error_body_that_was_left_behind_is_not_used_again()
    {
        var storeTime = new FakeTimeProvider();
        var good = RawAnswer.Of("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok").Then(RawEnd.NextRequest);
        var late = RawAnswer.Of(Head + Document, Rest).Every(TimeSpan.FromHours(1)).Then(RawEnd.NextRequest);
        await using var server = RawServer.Start([late, good, good], storeTime);
        using var client = new HandledClient(server.BaseAddress);
        var send = client.SendAsync(HttpMethod.Get, "key");
        await client.Time.TimerAsync();
        client.Time.Advance(TimeSpan.FromSeconds(5));
        using (var first = await send)
        {
            Assert.Equal("ok", await first.Content.ReadAsStringAsync());
        }

        // The rest comes when nobody wants it any more.
        await storeTime.TimerAsync();
        storeTime.Advance(TimeSpan.FromHours(1));
        using var second = await client.SendAsync(HttpMethod.Get, "key");

        Assert.Equal("ok", await second.Content.ReadAsStringAsync());
        Assert.Equal([1, 2, 2], server.Requests.Select(request => request.Connection));
    }
}
