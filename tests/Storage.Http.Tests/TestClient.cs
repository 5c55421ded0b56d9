namespace Storage.Http.Tests;

/// <summary>An HttpClient with our handler around a scripted store, a clock that skips delays and waits without jitter.</summary>
sealed class TestClient : IDisposable
{
    readonly HttpClient _client;

    public TestClient(HttpMessageHandler inner, Action<StorageErrorHandlingOptions>? configure = null, FakeTimeProvider? time = null)
    {
        Time = time ?? new() { SkipDelays = true };
        Options = new() { TimeProvider = Time };
        Options.Retry.UseJitter = false;
        configure?.Invoke(Options);
        Handler = new(Options, Log) { InnerHandler = inner };
        _client = new(Handler) { BaseAddress = new("http://bucket.example.test/") };
    }

    public FakeTimeProvider Time { get; }

    public StorageErrorHandlingOptions Options { get; }

    public StorageErrorHandler Handler { get; }

    public RecordingLogger<StorageErrorHandler> Log { get; } = new();

    public HttpClient Http => _client;

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string uri = "key", HttpContent? content = null, Action<HttpRequestMessage>? configure = null)
    {
        var request = new HttpRequestMessage(method, uri) { Content = content };
        configure?.Invoke(request);
        return _client.SendAsync(request);
    }

    public void Dispose() => _client.Dispose();
}
