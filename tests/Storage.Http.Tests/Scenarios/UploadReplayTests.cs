using System.Net;
using System.Security.Cryptography;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Uploads that are sent again: the store receives the same bytes, or only one request.</summary>
public class UploadReplayTests
{
    static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(300_000);
    static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public static TheoryData<string, bool> Troubles => new()
    {
        { "SlowDown", true }, { "SlowDown", false },
        { "reset:request-body; bytes=0", true }, { "reset:request-body; bytes=0", false },
        { "reset:request-body; bytes=70000", true }, { "reset:request-body; bytes=70000", false },
        { "reset:before-headers", true }, { "reset:before-headers", false },
        { "reset:before-headers; effect", true },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_seekable_stream_arrives_whole_whatever_happens_to_the_first_attempt(string fault, bool async)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Parse(fault));
        var stream = new MemoryStream([1, 2, 3, .. Bytes]) { Position = 3 };

        using var response = await SendAsync(session, Request.Of(HttpMethod.Put, "key", new StreamContent(stream)), async);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Retry", "Succeed"], response.Story().Select(line => line.Split(':')[0]));
        Assert.Equal(2, session.Received.Count);
        Assert.Equal((Hash, 300_000, true), (session.Received[1].BodyHash, session.Received[1].BodyLength, session.Received[1].IsBodyComplete));
        Assert.Equal("300000", session.Received[1].Headers["Content-Length"]);
        Assert.True(Bytes.AsSpan(0, (int)session.Received[0].BodyLength).SequenceEqual(session.Received[0].Body.Span));
        Assert.Equal(Bytes, session.Stage.Emulator.Objects.Find(StorageProvider.TencentCos, "key")!.Content.ToArray());
    }

    [Theory]
    [InlineData("SlowDown", true)]
    [InlineData("SlowDown", false)]
    [InlineData("InternalError", true)]
    public async Task A_one_way_stream_is_sent_once_and_the_stores_answer_is_the_callers(string code, bool async)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Error(code));

        using var response = await SendAsync(session, Request.Of(HttpMethod.Put, "key", new StreamContent(new OneWayStream(Bytes))), async);

        Assert.Equal(["GiveUp: NotReplayable"], response.Story());
        Assert.Equal(code, response.GetStorageError()!.Code);
        Assert.Contains($"<Code>{code}</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(Hash, Assert.Single(session.Received).BodyHash);
        Assert.Empty(session.Time.Delays);
    }

    [Fact]
    public async Task A_one_way_stream_whose_connection_breaks_is_sent_once_and_the_break_is_the_callers()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Reset(FaultPoint.InRequestBody, 70_000));

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => session.SendAsync(HttpMethod.Put, "key", new StreamContent(new OneWayStream(Bytes))));

        Assert.Equal(["GiveUp: NotReplayable"], exception.Story());
        Assert.Equal(StorageErrorKind.Connection, exception.GetStorageAttempts()[0].Error!.Kind);
        Assert.Single(session.Received);
    }

    [Theory]
    [InlineData(300_000, 2, true)]
    [InlineData(300_000, 2, false)]
    [InlineData(299_999, 1, true)]
    public async Task A_one_way_stream_is_kept_while_it_goes_out_up_to_the_limit(int limit, int requests, bool async)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.BufferRequestBytes = limit);
        session.Faults.Next(Fault.Error("SlowDown"));

        using var response = await SendAsync(session, Request.Of(HttpMethod.Put, "key", new StreamContent(new OneWayStream(Bytes))), async);

        Assert.Equal(requests, session.Received.Count);
        Assert.All(session.Received, request => Assert.Equal(Hash, request.BodyHash));
        Assert.Equal(requests == 2, response.IsSuccessStatusCode);
        Assert.Equal(requests == 2 ? "Retry: Throttled" : "GiveUp: NotReplayable", response.Story()[0]);
    }

    [Theory]
    [InlineData("reset:request-body; bytes=0", true)]
    [InlineData("reset:request-body; bytes=0", false)]
    [InlineData("reset:request-body; bytes=70000", true)]
    [InlineData("reset:request-body; bytes=70000", false)]
    [InlineData("reset:before-headers", true)]
    [InlineData("reset:before-headers", false)]
    public async Task A_one_way_stream_that_is_kept_arrives_whole_after_its_connection_broke(string fault, bool async)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.BufferRequestBytes = Bytes.Length);
        session.Faults.Next(Fault.Parse(fault), Fault.Parse(fault));

        using var response = await SendAsync(session, Request.Of(HttpMethod.Put, "key", new StreamContent(new OneWayStream(Bytes))), async);

        Assert.Equal(["Retry: ConnectionLost", "Retry: ConnectionLost", "Succeed: Succeeded"], response.Story());
        Assert.Equal((Hash, true), (session.Received[2].BodyHash, session.Received[2].IsBodyComplete));
        Assert.Equal(Bytes, session.Stage.Emulator.Objects.Find(StorageProvider.TencentCos, "key")!.Content.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_one_way_stream_over_the_limit_is_not_read_on_once_its_connection_broke(bool async)
    {
        var bytes = new byte[30_000_000];
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.BufferRequestBytes = 9_000_000);
        session.Faults.Next(Fault.Reset(FaultPoint.InRequestBody, 0));
        var stream = new OneWayStream(bytes);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(session, Request.Of(HttpMethod.Put, "key", new StreamContent(stream)), async));

        Assert.Equal(["GiveUp: NotReplayable"], exception.Story());
        Assert.Single(session.Received);
        Assert.InRange(stream.Position, 9_000_001, 20_000_000);
    }

    [Fact]
    public async Task A_stream_that_breaks_by_itself_is_the_callers_fault_and_stores_nothing()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.BufferRequestBytes = 1_000_000);

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => session.SendAsync(HttpMethod.Put, "key", new StreamContent(new OneWayStream(Bytes, breakAt: 200_000))));
        await session.Received.WaitForAsync(1);

        Assert.Contains("The source broke.", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(["GiveUp: ContentFailed"], exception.Story());
        Assert.False(Assert.Single(session.Received).IsBodyComplete);
        Assert.Null(session.Stage.Stored("key"));
    }

    [Theory]
    [InlineData(RawEnd.Close, true)]
    [InlineData(RawEnd.Reset, true)]
    [InlineData(RawEnd.Close, false)]
    [InlineData(RawEnd.Reset, false)]
    public async Task A_long_upload_that_is_refused_while_it_goes_out_arrives_whole_with_the_next_attempt(RawEnd end, bool canSeek)
    {
        var body = new byte[20_000_000];
        Bytes.CopyTo(body, body.Length - Bytes.Length);
        await using var server = RawServer.Start(
            RawAnswer.Of("HTTP/1.1 503 Slow\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").AfterRequestBody(70_000).Then(end),
            RawAnswer.Of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        using var client = new HandledClient(server.BaseAddress, options => options.Retry.BufferRequestBytes = body.Length);

        var content = new StreamContent(canSeek ? new MemoryStream(body) : new OneWayStream(body));
        content.Headers.ContentLength = body.Length;

        using var response = await client.SendAsync(HttpMethod.Put, "key", content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, server.Requests.Count);
        Assert.True(server.Requests[1].Body.Span.SequenceEqual(body));
    }

    static Task<HttpResponseMessage> SendAsync(HandledSession session, HttpRequestMessage request, bool async) => async
        ? session.SendAsync(request)
        : Task.Run(() => session.Client.Http.Send(request, HttpCompletionOption.ResponseHeadersRead));
}
