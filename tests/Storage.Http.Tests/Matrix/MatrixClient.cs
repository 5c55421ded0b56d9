namespace Storage.Http.Tests.Matrix;

/// <summary>A handled client for one cell: two retries, no jitter, delays that pass at once, and a watch on every answer.</summary>
sealed class MatrixClient : IAsyncDisposable
{
    static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan ErrorBodyLimit = TimeSpan.FromSeconds(5);

    readonly HttpClient _client;
    readonly FirstConnection? _first;

    public MatrixClient(Uri address, MatrixFault fault, MatrixCall call)
    {
        var options = new StorageErrorHandlingOptions { TimeProvider = Time, ErrorBodyTimeout = ErrorBodyLimit };
        options.Retry.UseJitter = false;
        options.Retry.MaxRetryAttempts = 2;
        options.Retry.BufferRequestBytes = call.BufferRequestBytes;
        options.Retry.AttemptTimeout = fault.Hangs ? AttemptLimit : null;
        var sockets = new SocketsHttpHandler { UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) };
        _first = fault.Connect == ConnectFault.None ? null : new(fault.Connect, address);
        _first?.Configure(sockets);
        Watch.InnerHandler = sockets;
        _client = new(new StorageErrorHandler(options) { InnerHandler = Watch }) { BaseAddress = _first?.Address ?? address };
    }

    public FakeTimeProvider Time { get; } = new() { SkipDelays = true };

    public WatchingHandler Watch { get; } = new(keeps: true);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool async) => async
        ? _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)
        : Task.Run(() => _client.Send(request, HttpCompletionOption.ResponseHeadersRead));

    public void EndAttempt() => Time.Advance(AttemptLimit);

    public void EndErrorBody() => Time.Advance(ErrorBodyLimit);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_first is not null)
        {
            await _first.DisposeAsync();
        }
    }
}
