using System.Net;
using System.Net.Sockets;
using Storage.Http.Emulator.Raw;

namespace Storage.Http.Emulator;

/// <summary>
/// A socket on the loopback address that answers each request with the next of the given answers, byte by byte: recorded answers, and what no web server
/// would send. When the answers run out it sends a 501 that says so.
/// </summary>
public sealed class RawServer : IAsyncDisposable
{
    static readonly RawAnswer RunOut = RawAnswer.Of("HTTP/1.1 501 No answer left\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    readonly Lock _gate = new();
    readonly Queue<RawAnswer> _answers;
    readonly List<RawRequest> _requests = [];
    readonly List<Task> _connections = [];
    readonly CancellationTokenSource _stopping = new();
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly TimeProvider _timeProvider;
    readonly Task _accepting;
    int _disposed;

    RawServer(IEnumerable<RawAnswer> answers, TimeProvider timeProvider)
    {
        _answers = new(answers);
        _timeProvider = timeProvider;
        _listener.Start();
        BaseAddress = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    /// <summary>The address, with a slash at the end.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What was received, in order; a request is here before its answer begins.</summary>
    public IReadOnlyList<RawRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>How many connections were accepted.</summary>
    public int Connections
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="answers">The answers, in order.</param>
    /// <returns>The server, listening. Dispose it to end it.</returns>
    public static RawServer Start(params RawAnswer[] answers) => Start(answers, TimeProvider.System);

    /// <summary>Starts a server with a clock of your own.</summary>
    /// <param name="answers">The answers, in order.</param>
    /// <param name="timeProvider">The clock for waits between pieces.</param>
    /// <returns>The server, listening. Dispose it to end it.</returns>
    public static RawServer Start(IEnumerable<RawAnswer> answers, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(timeProvider);
        return new(answers, timeProvider);
    }

    /// <summary>Adds an answer behind the others.</summary>
    /// <param name="answer">The answer.</param>
    public void Add(RawAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        lock (_gate)
        {
            _answers.Enqueue(answer);
        }
    }

    /// <summary>Ends the server at once.</summary>
    /// <returns>A task that completes when every connection is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections).ConfigureAwait(false);
        _stopping.Dispose();
    }

    async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return; // the server ends
            }

            lock (_gate)
            {
                _connections.Add(new RawConnection(socket, _connections.Count + 1, Next, Record, _timeProvider).ServeAsync(_stopping.Token));
            }
        }
    }

    RawAnswer Next()
    {
        lock (_gate)
        {
            return _answers.TryDequeue(out var answer) ? answer : RunOut;
        }
    }

    void Record(RawRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
        }
    }
}
