using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Storage.Http.Smoke;

/// <summary>A store on loopback with a few fixed answers, one connection each.</summary>
sealed class MiniStore : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly Task _serving;
    int _copies;
    int _requests;

    MiniStore()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/bucket/");

    /// <summary>How many requests came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public static MiniStore Start() => new();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var connection = await _listener.AcceptTcpClientAsync(_end.Token);
                await AnswerAsync(connection.GetStream(), _end.Token);
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
        }
    }

    async Task AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var request = await reader.ReadLineAsync(cancellationToken) ?? "";
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 })
        {
        }

        Interlocked.Increment(ref _requests);
        var (status, body) = request.Split(' ')[1] switch
        {
            "/bucket/good" => ("200 OK", "hello"),
            "/bucket/copy" when _copies++ == 0 => ("200 OK", Error("SlowDown")),
            "/bucket/copy" => ("200 OK", "<CopyObjectResult><ETag>\"5d41402a\"</ETag><LastModified>2026-01-01T00:00:00Z</LastModified></CopyObjectResult>"),
            "/bucket/busy" => ("503 Service Unavailable", Error("ServiceUnavailable")),
            _ => ("404 Not Found", Error("NoSuchKey")),
        };
        var answer = $"HTTP/1.1 {status}\r\nContent-Type: application/xml\r\nContent-Length: {body.Length}\r\nx-cos-request-id: NjEyMw==\r\nConnection: close\r\n\r\n{body}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellationToken);
    }

    static string Error(string code) => $"<?xml version='1.0' encoding='utf-8' ?><Error><Code>{code}</Code><Message>As asked for.</Message><RequestId>NjEyMw==</RequestId></Error>";
}
