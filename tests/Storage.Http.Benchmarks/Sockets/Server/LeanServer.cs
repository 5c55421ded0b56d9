using System.Net;
using System.Net.Sockets;

namespace Storage.Http.Benchmarks.Sockets.Server;

/// <summary>A server on the loopback address that does as little as it can, so that the client is what is measured.</summary>
sealed class LeanServer : IAsyncDisposable
{
    // As many as may begin at once; the system takes fewer where it has a limit of its own.
    const int Backlog = 16_384;

    readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly CancellationTokenSource _ending = new();
    readonly RefusalSequence _refusals = new();
    readonly Gathering _gathering = new();
    readonly Task _accepting;

    internal LeanServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(Backlog);
        BaseAddress = new(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/"));
        _accepting = AcceptAsync();
    }

    internal Uri BaseAddress { get; }

    /// <summary>Accepts no more; a connection ends with its client.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _ending.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptAsync(_ending.Token);
            }
            catch (OperationCanceledException)
            {
                return; // the server ends
            }

            socket.NoDelay = true;
            _ = new ServerConnection(socket, _refusals, _gathering).ServeAsync();
        }
    }
}
