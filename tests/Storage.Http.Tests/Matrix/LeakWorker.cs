using Storage.Http.Tests.Emulator;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Matrix;

/// <summary>Makes faulty calls one after the other, with a handler and a clock of its own over connections that it shares.</summary>
sealed class LeakWorker : IDisposable
{
    static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(10);
    static readonly TimeSpan ErrorBodyLimit = TimeSpan.FromSeconds(5);

    readonly FakeTimeProvider _time = new() { SkipDelays = true };
    readonly StorageClient _client;
    readonly HttpMessageInvoker _http;
    readonly Uri _address;
    readonly FaultyCalls _calls;
    readonly CancellationToken _longLived;

    public LeakWorker(EmulatorSession stage, FaultyCalls calls, HttpMessageHandler inner, CancellationToken longLived)
    {
        _calls = calls;
        _longLived = longLived;
        var options = new StorageErrorHandlingOptions { TimeProvider = _time, MaxErrorBodyBytes = 1024, ErrorBodyTimeout = ErrorBodyLimit };
        options.Retry.AttemptTimeout = AttemptLimit;
        options.Retry.MaxRetryAttempts = 2;
        options.Retry.BufferRequestBytes = 5000;
        options.Retry.Budget = new() { Capacity = 100_000 };
        _client = StorageClient.CreateAlone(options, null, null);
        _address = stage.Address;

        // No HttpClient, which would stand between the handler and the caller's token.
        _http = new(new StorageErrorHandler(_client) { InnerHandler = inner });
    }

    /// <summary>How often each reason was given.</summary>
    public Dictionary<StorageRetryReason, int> Reasons { get; } = [];

    /// <summary>Answers that the caller has let go of.</summary>
    public List<WeakReference> LetGo { get; } = [];

    public int Timers => _time.ActiveTimers;

    public int Budgets => _client.Settings.Budgets.Count;

    public async Task RunAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await CallAsync(_calls.Next(), isKeptInMind: i % 20 == 0);
        }
    }

    public void Dispose() => _http.Dispose();

    async Task CallAsync(FaultyCall call, bool isKeptInMind)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_longLived);
        var send = SendAsync(call, call.Silence == Silence.Caller ? cancel.Token : _longLived);
        await EndSilenceAsync(call, send, cancel);
        try
        {
            using var response = await send;
            Count(response.GetStorageAttempts());
            await ReadAsync(response, call.Silence == Silence.None ? _calls.Choose(3) : 0);
            if (isKeptInMind)
            {
                LetGo.Add(new(response));
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            Count(exception.GetStorageAttempts());
        }

        Assert.NotEqual(false, call.Source?.CanRead);
        call.Request.Dispose();
    }

    // Synchronous calls have threads of their own: those of the pool are the server's.
    Task<HttpResponseMessage> SendAsync(FaultyCall call, CancellationToken cancellationToken)
    {
        call.Request.RequestUri = call.Request.RequestUri is { } key ? new(_address, key) : _address;
        return _calls.Choose(4) == 0
            ? Task.Factory.StartNew(() => _http.Send(call.Request, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            : _http.SendAsync(call.Request, cancellationToken);
    }

    async Task EndSilenceAsync(FaultyCall call, Task send, CancellationTokenSource cancel)
    {
        switch (call.Silence)
        {
            case Silence.Attempt:
                await FakeTimeExtensions.UntilAsync(() => send.IsCompleted || call.IsSilent);
                _time.Advance(AttemptLimit);
                break;
            case Silence.ErrorBody:
                await FakeTimeExtensions.UntilAsync(() => send.IsCompleted || (call.HasAnswer && _time.ActiveTimers > 1));
                _time.Advance(ErrorBodyLimit);
                break;
            case Silence.Caller:
                await FakeTimeExtensions.UntilAsync(() => send.IsCompleted || call.IsSilent);
                await cancel.CancelAsync();
                break;
            default:
                break;
        }
    }

    // All of it, a part of it, or nothing.
    static async Task ReadAsync(HttpResponseMessage response, int how)
    {
        if (how > 0 && response.Content.Headers.ContentLength is not 0)
        {
            var stream = await response.Content.ReadAsStreamAsync();
            await stream.ReadAtLeastAsync(new byte[how == 1 ? 10 : 20_000], how == 1 ? 10 : 20_000, throwOnEndOfStream: false);
        }
    }

    void Count(IReadOnlyList<StorageAttempt> attempts)
    {
        foreach (var attempt in attempts)
        {
            Reasons[attempt.Reason] = Reasons.GetValueOrDefault(attempt.Reason) + 1;
        }
    }
}
