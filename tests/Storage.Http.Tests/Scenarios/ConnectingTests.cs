using System.Net.Sockets;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Connections that never come about: what the runtime reports of them is what the rules expect.</summary>
public class ConnectingTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_that_is_refused_is_refused_once(bool async)
    {
        await using var server = new TlsServer(hasCertificate: true);
        using var client = new HandledClient(server.Address);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, HttpMethod.Get, async));

        Assert.Equal(HttpRequestError.SecureConnectionError, exception.HttpRequestError);
        Assert.Equal(["GiveUp: CertificateRefused"], exception.Story());
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_handshake_that_breaks_off_was_never_a_request(string method)
    {
        await using var server = new TlsServer(hasCertificate: false);
        using var client = new HandledClient(server.Address, options => options.Retry.MaxRetryAttempts = 2);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, new(method), async: true));

        Assert.Equal(HttpRequestError.SecureConnectionError, exception.HttpRequestError);
        Assert.Equal(["Retry: NeverSent", "Retry: NeverSent", "GiveUp: AttemptsExhausted"], exception.Story());
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task A_connect_timeout_was_never_a_request()
    {
        using var client = new HandledClient(new("http://127.0.0.1:1/"), options => options.Retry.MaxRetryAttempts = 2, sockets: sockets =>
        {
            sockets.ConnectTimeout = TimeSpan.FromMilliseconds(10);
            sockets.ConnectCallback = async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                return Stream.Null;
            };
        });

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(client, HttpMethod.Post, async: true));

        Assert.Equal(["Retry: NeverSent", "Retry: NeverSent", "GiveUp: AttemptsExhausted"], exception.Story());
    }

    [Fact]
    public async Task A_name_that_cannot_be_resolved_was_never_a_request()
    {
        using var client = new HandledClient(new("http://store.test/"), options => options.Retry.MaxRetryAttempts = 1, sockets: sockets =>
            sockets.ConnectCallback = (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, HttpMethod.Post, async: true));

        Assert.Equal(HttpRequestError.NameResolutionError, exception.HttpRequestError);
        Assert.Equal(["Retry: NeverSent", "GiveUp: AttemptsExhausted"], exception.Story());
    }

    static Task<HttpResponseMessage> SendAsync(HandledClient client, HttpMethod method, bool async)
    {
        var request = Request.Of(method, "key", method == HttpMethod.Post ? new StringContent("x") : null);
        return async ? client.SendAsync(request) : Task.Run(() => client.Http.Send(request));
    }
}
