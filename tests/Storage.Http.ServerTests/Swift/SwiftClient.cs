using Microsoft.Extensions.DependencyInjection;
using Storage.Http.ServerTests.Servers;
using Storage.Http.ServerTests.Signing;

namespace Storage.Http.ServerTests.Swift;

/// <summary>A client as a user registers it: the storage handler, inside it a handler that signs, and innermost a look at the wire.</summary>
sealed class SwiftClient : IDisposable
{
    readonly ServiceProvider _services;

    public SwiftClient(
        Uri endpoint,
        SwiftAccount? account = null,
        Action<StorageErrorHandlingOptions>? configure = null,
        SigningClock? clock = null,
        Action<SocketsHttpHandler>? sockets = null)
    {
        var services = new ServiceCollection();
        services.AddHttpClient("swift", client => client.BaseAddress = endpoint)
            .AddStorageErrorHandling(options => configure?.Invoke(options))
            .AddHttpMessageHandler(() => new SigningHandler(account ?? SwiftAccount.Tester, clock ?? new()))
            .AddHttpMessageHandler(() => Wire)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.UseProxy = false;
                sockets?.Invoke(handler);
            });
        _services = services.BuildServiceProvider();
        Http = _services.GetRequiredService<IHttpClientFactory>().CreateClient("swift");
    }

    public HttpClient Http { get; }

    public WireLog Wire { get; } = new();

    /// <summary>Sends a request; the answer's body is left to be read.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    public void Dispose()
    {
        Http.Dispose();
        _services.Dispose();
    }
}
