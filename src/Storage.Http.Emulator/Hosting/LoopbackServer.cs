using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Storage.Http.Emulator.Hosting;

/// <summary>Kestrel on the loopback address, one port per store, without a host around it.</summary>
sealed class LoopbackServer : IAsyncDisposable
{
    readonly KestrelServer _server;
    readonly List<ListenOptions> _ports = [];

    internal LoopbackServer(IReadOnlyList<Listener> listeners, int firstPort)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.MaxRequestBodySize = null; // the application has a limit of its own
        for (var i = 0; i < listeners.Count; i++)
        {
            var listener = listeners[i];
            options.Listen(IPAddress.Loopback, firstPort == 0 ? 0 : firstPort + i, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection =>
                {
                    connection.Features.Set(listener);
                    return next(connection);
                });
                _ports.Add(listen);
            });
        }

        // A flush returns when the bytes are with the socket, so that a reset after it does not overtake them.
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions { MaxWriteBufferSize = 2 }), NullLoggerFactory.Instance);
        _server = new(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    internal Task StartAsync(EmulatorApplication application, CancellationToken cancellationToken) => _server.StartAsync(application, cancellationToken);

    internal int Port(int index) => _ports[index].IPEndPoint!.Port;

    public async ValueTask DisposeAsync()
    {
        // Nobody is waited for: what is still under way is reset.
        await _server.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _server.Dispose();
    }
}
