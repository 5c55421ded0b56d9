using System.Net;
using System.Net.Sockets;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Connections that are refused or break: what the request reveals decides whether it is sent again.</summary>
public class LostConnectionsTests
{
    const string Good = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok";

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_refused_connection_was_never_used_so_any_request_is_tried_again(string method)
    {
        // Bound and not listening: nobody else gets the port, and nobody answers.
        using var port = new Socket(SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var client = new HandledClient(new($"http://127.0.0.1:{((IPEndPoint)port.LocalEndPoint!).Port}/"));

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(new(method), "key?append"));

        Assert.Equal(HttpRequestError.ConnectionError, exception.HttpRequestError);
        Assert.Equal(["Retry: NeverSent", "Retry: NeverSent", "Retry: NeverSent", "GiveUp: AttemptsExhausted"], exception.Story());
        Assert.All(exception.GetStorageAttempts(), attempt => Assert.Equal((StorageErrorKind.Connection, null), (attempt.Error!.Kind, attempt.Error.WireStatusCode)));
        Assert.Equal([100, 200, 400], client.Time.Delays.Select(delay => delay.TotalMilliseconds));
    }

    [Fact]
    public async Task A_one_way_stream_that_never_left_is_sent_once_the_connection_stands()
    {
        using var dead = new Socket(SocketType.Stream, ProtocolType.Tcp);
        dead.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var connects = 0;
        await using var session = await HandledSession.StartAsync(StorageProvider.QingStor, sockets: sockets => sockets.ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(connects++ == 0 ? dead.LocalEndPoint! : context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        });

        using var response = await session.SendAsync(HttpMethod.Put, "key", new StreamContent(new OneWayStream([1, 2, 3])));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(["Retry: NeverSent", "Succeed: Succeeded"], response.Story());
        Assert.Equal([1, 2, 3], Assert.Single(session.Received).Body.ToArray());
    }

    [Theory]
    [InlineData(RawEnd.Reset, "")]
    [InlineData(RawEnd.Close, "")]
    [InlineData(RawEnd.Reset, "HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData(RawEnd.Close, "HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData(RawEnd.Close, "nonsense\r\n\r\n")]
    public async Task A_connection_that_ends_before_the_headers_do_is_lost_and_only_an_idempotent_request_is_sent_again(RawEnd end, string bytes)
    {
        var broken = RawAnswer.Of(bytes).Then(end);
        await using var server = RawServer.Start(broken, RawAnswer.Of(Good), broken);
        using var client = new HandledClient(server.BaseAddress);

        using var response = await client.SendAsync(HttpMethod.Put, "key", new StringContent("hello"));
        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(HttpMethod.Post, "key?append&position=0", new StringContent("hello")));

        Assert.Equal("ok", await response.Content.ReadAsStringAsync());
        Assert.Equal(["Retry: ConnectionLost", "Succeed: Succeeded"], response.Story());
        Assert.Equal(["GiveUp: NotIdempotent"], exception.Story());
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(server.Requests[0].HeadText, server.Requests[1].HeadText);
        Assert.All(server.Requests, request => Assert.Equal("hello"u8.ToArray(), request.Body.ToArray()));
    }

    [Theory]
    [InlineData("SlowDown", 80, "SlowDown", "Retry: Throttled")]
    [InlineData("SlowDown", 10, null, "Retry: TransientFault")]
    [InlineData("NoSuchKey", 10, null, "GiveUp: NotRetryable")]
    public async Task An_error_body_that_breaks_is_judged_by_what_came_whole(string code, int bytes, string? read, string story)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Error(code).ThenReset(FaultPoint.InBody, bytes));

        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(story, response.Story()[0]);
        Assert.Equal(read, response.GetStorageAttempts()[0].Error!.Code);
        Assert.Equal(session.Received[0].RequestId, response.GetStorageAttempts()[0].Error!.RequestId);
        if (response.IsSuccessStatusCode)
        {
            Assert.Equal("hello", await response.Content.ReadAsStringAsync());
            return;
        }

        var stream = await response.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(new byte[bytes]);
        await Assert.ThrowsAnyAsync<IOException>(() => stream.ReadAsync(new byte[1]).AsTask());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_object_whose_download_breaks_is_the_callers_to_fetch_again(bool buffered)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Stage.Store("key", "0123456789");
        session.Faults.Next(Fault.Reset(FaultPoint.InBody, 5));

        if (buffered)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => session.Client.Http.GetByteArrayAsync("key"));
        }
        else
        {
            using var response = await session.SendAsync(HttpMethod.Get, "key");
            var stream = await response.Content.ReadAsStreamAsync();
            var begin = new byte[5];
            await stream.ReadExactlyAsync(begin);

            Assert.Equal("01234"u8.ToArray(), begin);
            await Assert.ThrowsAnyAsync<IOException>(() => stream.ReadAsync(begin).AsTask());
            Assert.Null(response.GetStorageError());
        }

        Assert.Single(session.Received);
    }
}
