using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Scenarios;

/// <summary>A client that the factory made with our handler, over real sockets, with a clock that skips delays and waits without jitter.</summary>
sealed class HandledClient : IDisposable
{
    readonly ServiceProvider _services;
    readonly HttpClient _client;

    public HandledClient(
        Uri address,
        Action<StorageErrorHandlingOptions>? configure = null,
        FakeTimeProvider? time = null,
        Action<IHttpClientBuilder>? build = null,
        Action<SocketsHttpHandler>? sockets = null)
    {
        Time = time ?? new() { SkipDelays = true };
        var services = new ServiceCollection();
        var builder = services.AddHttpClient("store", client => client.BaseAddress = address).AddStorageErrorHandling(options =>
        {
            options.TimeProvider = Time;
            options.Retry.UseJitter = false;
            configure?.Invoke(options);
        });
        builder.UseSocketsHttpHandler((handler, _) =>
        {
            handler.UseProxy = false;

            // A server that refuses is waited for, however slow the machine.
            handler.Expect100ContinueTimeout = TimeSpan.FromSeconds(30);
            sockets?.Invoke(handler);
        });
        build?.Invoke(builder);
        _services = services.BuildServiceProvider();
        _client = _services.GetRequiredService<IHttpClientFactory>().CreateClient("store");
    }

    public FakeTimeProvider Time { get; }

    public HttpClient Http => _client;

    /// <summary>Sends a request; the answer's body is left to be read.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default) =>
        _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string uri, HttpContent? content = null, params (string Name, string Value)[] headers) =>
        SendAsync(Request.Of(method, uri, content, headers));

    public void Dispose()
    {
        _client.Dispose();
        _services.Dispose();
    }
}
