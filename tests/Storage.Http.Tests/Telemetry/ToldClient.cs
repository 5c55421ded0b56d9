namespace Storage.Http.Tests.Telemetry;

/// <summary>A handler around a scripted store, with a log, a meter and a clock of its own.</summary>
sealed class ToldClient : IDisposable
{
    readonly HttpMessageInvoker _invoker;

    public ToldClient(HttpMessageHandler store, Action<StorageErrorHandlingOptions>? configure = null)
    {
        var options = new StorageErrorHandlingOptions { TimeProvider = Time };
        options.Retry.UseJitter = false;
        configure?.Invoke(options);
        _invoker = new(new StorageErrorHandler(options, Log, Meters) { InnerHandler = store });
    }

    public FakeTimeProvider Time { get; } = new() { SkipDelays = true };

    public RecordingLogger<StorageErrorHandler> Log { get; } = new();

    public OwnMeters Meters { get; } = new();

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default) => _invoker.SendAsync(request, cancellationToken);

    /// <summary>Sends, whatever comes of it.</summary>
    /// <returns>The attempts that the answer or the exception carries.</returns>
    public async Task<IReadOnlyList<StorageAttempt>> AttemptsAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        try
        {
            using var response = await SendAsync(request, cancellationToken);
            return response.GetStorageAttempts();
        }
        catch (Exception exception)
        {
            return exception.GetStorageAttempts();
        }
    }

    public void Dispose()
    {
        _invoker.Dispose();
        Meters.Dispose();
    }
}
