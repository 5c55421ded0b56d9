using Polly;
using Polly.Retry;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Anchors;

/// <summary>A client with the peer's handler where <see cref="TestClient"/> has ours, and the same clock. As the peer does, it waits without an end of its own.</summary>
sealed class PeerClient : IDisposable
{
    readonly HttpClient _client;

    public PeerClient(
        HttpMessageHandler inner,
        FakeTimeProvider? time = null,
        Action<RetryStrategyOptions<HttpResponseMessage>>? configure = null,
        TimeSpan? total = null,
        TimeSpan? attempt = null,
        Action<ResiliencePipelineBuilder<HttpResponseMessage>>? build = null,
        TimeProvider? clock = null)
    {
        Time = time ?? new() { SkipDelays = true };
        _client = new(new PeerHandler(clock ?? Time, configure, total, attempt, build) { InnerHandler = inner })
        {
            BaseAddress = new("http://bucket.example.test/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public FakeTimeProvider Time { get; }

    /// <summary>Over sockets, to the emulator of a session.</summary>
    public static PeerClient Of(EmulatorSession stage)
    {
        var client = new PeerClient(new SocketsHttpHandler { UseProxy = false });
        client._client.BaseAddress = stage.Emulator.BaseAddress(stage.Provider);
        return client;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string uri = "key", HttpContent? content = null, Action<HttpRequestMessage>? configure = null)
    {
        var request = new HttpRequestMessage(method, uri) { Content = content };
        configure?.Invoke(request);
        return SendAsync(request);
    }

    public void Dispose() => _client.Dispose();
}
