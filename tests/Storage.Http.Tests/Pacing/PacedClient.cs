namespace Storage.Http.Tests.Pacing;

/// <summary>A client with a learned pace and no jitter around a store. Everything happens on the test's thread, when the test moves the clock.</summary>
sealed class PacedClient : IDisposable
{
    readonly TestClient _client;

    public PacedClient(Action<StorageErrorHandlingOptions>? configure = null, HttpMessageHandler? store = null) => _client = new(
        store ?? Store,
        options =>
        {
            options.Provider = StorageProvider.TencentCos;
            options.Throttling = new();
            configure?.Invoke(options);
        },
        new());

    public PacedStore Store { get; } = new();

    public HttpClient Http => _client.Http;

    public FakeTimeProvider Time => _client.Time;

    public RecordingLogger<StorageErrorHandler> Log => _client.Log;

    public StorageErrorHandler Handler => _client.Handler;

    /// <summary>A client whose store has refused many at once and asked everybody to wait.</summary>
    public static PacedClient Held(int seconds, Action<StorageErrorHandlingOptions>? configure = null)
    {
        var client = new PacedClient(configure);
        client.Store.Keeps = true;
        var sends = Enumerable.Range(0, 20).Select(i => client.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"before{i}").DisableStorageRetry())).ToArray();
        client.Store.Release(PacedStore.SlowDownFor(seconds));
        client.Store.Keeps = false;
        Assert.All(sends, send => Assert.True(send.IsCompletedSuccessfully));
        Assert.Equal(20, client.Store.Sent.Count);
        return client;
    }

    /// <summary>What was sent since <see cref="Held"/>.</summary>
    public IEnumerable<string> Sent => Store.Sent.Where(sent => !sent.StartsWith("before", StringComparison.Ordinal));

    public Task<HttpResponseMessage> SendAsync(string uri = "key", CancellationToken cancellationToken = default) => SendAsync(new HttpRequestMessage(HttpMethod.Get, uri), cancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default) =>
        WithoutContext.Run(() => Http.SendAsync(request, cancellationToken));

    /// <summary>Lets time pass; what goes out has gone out on return.</summary>
    public void Advance(double seconds) => WithoutContext.Run(() => Time.Advance(TimeSpan.FromSeconds(seconds)));

    public void Dispose() => _client.Dispose();
}
