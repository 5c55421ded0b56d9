using System.Net;
using System.Net.Sockets;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Matrix;

/// <summary>Makes the first connection of a client fail as told; the next ones are good, but for a certificate and a proxy, which stay as they are.</summary>
sealed class FirstConnection : IAsyncDisposable, IWebProxy
{
    readonly ConnectFault _fault;
    readonly Uri _address;

    // Bound and not listening: nobody else gets the port, and nobody answers.
    readonly Socket _dead = new(SocketType.Stream, ProtocolType.Tcp);
    readonly Socket _ready = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly TlsRelay? _relay;
    readonly RawServer? _proxy;
    int _connections;

    public FirstConnection(ConnectFault fault, Uri address)
    {
        _fault = fault;
        _address = address;
        _dead.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _ready.Connect(address.Host, address.Port);
        _relay = fault is ConnectFault.HandshakeBreaks or ConnectFault.CertificateRefused ? new(address.Port, fault == ConnectFault.HandshakeBreaks) : null;
        var refusal = RawAnswer.Of("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        _proxy = fault == ConnectFault.ProxyRefuses ? RawServer.Start(refusal, refusal, refusal, refusal) : null;
    }

    /// <summary>The address to be called.</summary>
    public Uri Address => _relay is not null ? new($"https://127.0.0.1:{_relay.Port}{_address.AbsolutePath}")
        : _proxy is not null ? new($"https://store.test{_address.AbsolutePath}")
        : _address;

    ICredentials? IWebProxy.Credentials { get; set; }

    public void Configure(SocketsHttpHandler handler)
    {
        handler.UseProxy = _proxy is not null;
        handler.Proxy = _proxy is null ? null : this;
        if (_fault == ConnectFault.HandshakeBreaks)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => TlsRelay.IsOwn(certificate);
        }
        else if (_fault is ConnectFault.Refused or ConnectFault.TimesOut or ConnectFault.NameUnknown)
        {
            handler.ConnectTimeout = _fault == ConnectFault.TimesOut ? TimeSpan.FromMilliseconds(50) : Timeout.InfiniteTimeSpan;
            handler.ConnectCallback = ConnectAsync;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _dead.Dispose();
        _ready.Dispose();
        if (_relay is not null)
        {
            await _relay.DisposeAsync();
        }

        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }
    }

    Uri? IWebProxy.GetProxy(Uri destination) => _proxy!.BaseAddress;

    bool IWebProxy.IsBypassed(Uri host) => false;

    // The second connection was made before the call, so that no slow machine can make it time out too.
    async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        if (_connections++ > 0)
        {
            return new NetworkStream(_ready);
        }

        switch (_fault)
        {
            case ConnectFault.Refused:
                using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp))
                {
                    await socket.ConnectAsync(_dead.LocalEndPoint!, cancellationToken);
                    return Stream.Null;
                }

            case ConnectFault.NameUnknown:
                throw new SocketException((int)SocketError.HostNotFound);
            default:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                return Stream.Null;
        }
    }
}
