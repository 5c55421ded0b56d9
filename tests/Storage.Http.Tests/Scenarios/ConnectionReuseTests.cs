using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>An answer that another attempt supersedes gives its connection back.</summary>
public class ConnectionReuseTests
{
    [Theory]
    [InlineData("SlowDown", "GET", true)]
    [InlineData("SlowDown", "GET", false)]
    [InlineData("SlowDown", "PUT", true)]
    [InlineData("SlowDown; chunk=10", "GET", true)]
    [InlineData("SlowDown; gzip", "GET", true)]
    [InlineData("SlowDown", "HEAD", true)]
    [InlineData("embedded:SlowDown; blanks=3", "PUT", true)]
    [InlineData("empty", "PUT", true)]
    public async Task Many_retries_use_one_connection(string fault, string method, bool async)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.MaxRetryAttempts = 9);
        session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Parse(fault)).Times(5);
        var request = fault[0] == 'e'
            ? Request.Of(HttpMethod.Put, "target", null, ("x-cos-copy-source", $"/{StorageEmulator.DefaultBucket}/key"))
            : Request.Of(new(method), "key", method == "PUT" ? new StringContent("hello") : null);

        using var response = async ? await session.SendAsync(request) : await Task.Run(() => session.Client.Http.Send(request));

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(6, session.Received.Count);
        Assert.Single(session.Received.Select(received => received.ConnectionId).Distinct());
    }

    [Fact]
    public async Task An_error_longer_than_the_limit_is_drained_and_its_connection_used_again()
    {
        using var idle = new IdleConnections();
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, time: new FakeTimeProvider());
        session.Stage.Store("key", "hello");
        session.Faults.Next(Long(200_000));

        var send = session.SendAsync(HttpMethod.Get, "key");
        await session.Time.TimerAsync();
        await idle.WaitForOneAsync(session.Client.Http.BaseAddress!);
        session.Time.Advance(TimeSpan.FromSeconds(1));
        using var response = await send;

        Assert.Equal(["Retry: Throttled", "Succeed: Succeeded"], response.Story());
        Assert.Single(session.Received.Select(received => received.ConnectionId).Distinct());
    }

    // What is left of the answer is more than the client's handler is willing to drain, 1 MiB unless set: closing is cheaper.
    [Fact]
    public async Task An_error_of_megabytes_costs_its_connection()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Stage.Store("key", "hello");
        session.Faults.Next(Long(4_000_000), Long(4_000_000));

        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(["Retry: Throttled", "Retry: Throttled", "Succeed: Succeeded"], response.Story());
        Assert.Equal(3, session.Received.Select(received => received.ConnectionId).Distinct().Count());
    }

    [Fact]
    public async Task The_last_answer_longer_than_the_limit_reaches_the_caller_whole()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.MaxRetryAttempts = 0);
        session.Faults.Next(Long(4_000_000));

        using var response = await session.SendAsync(HttpMethod.Get, "key");
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("SlowDown", response.GetStorageError()!.Code);
        Assert.Equal(LongDocument(4_000_000), body);
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
    }

    static Fault Long(int length) => Fault.Body(503, LongDocument(length), "application/xml");

    static byte[] LongDocument(int length) =>
        Encoding.ASCII.GetBytes($"<Error><Code>SlowDown</Code><Message>{new string('m', length)}</Message></Error>");
}
