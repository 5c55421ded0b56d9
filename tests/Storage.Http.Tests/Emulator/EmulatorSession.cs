using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

/// <summary>A running emulator and a plain client for one of its stores.</summary>
sealed class EmulatorSession : IAsyncDisposable
{
    readonly HttpClient _client;

    EmulatorSession(StorageEmulator emulator, StorageProvider provider)
    {
        Emulator = emulator;
        Provider = provider;
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) })
        {
            BaseAddress = emulator.BaseAddress(provider),
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public StorageEmulator Emulator { get; }

    public StorageProvider Provider { get; }

    public static TheoryData<string> StoreNames => [.. BuiltInProviders.All.Select(provider => provider.Name)];

    public static async Task<EmulatorSession> StartAsync(StorageProvider provider, Action<StorageEmulatorOptions>? configure = null)
    {
        var options = new StorageEmulatorOptions { Providers = [provider] };
        configure?.Invoke(options);
        return new(await StorageEmulator.StartAsync(options), provider);
    }

    public static Task<EmulatorSession> StartAsync(string provider, Action<StorageEmulatorOptions>? configure = null) =>
        StartAsync(BuiltInProviders.Find(provider)!, configure);

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string uri, HttpContent? content = null, CancellationToken cancellationToken = default, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, uri) { Content = content };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                Assert.True(content!.Headers.TryAddWithoutValidation(name, value));
            }
        }

        return _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string uri, params (string Name, string Value)[] headers) => SendAsync(method, uri, null, default, headers);

    public Task<HttpResponseMessage> PutAsync(string key, string text, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, key, new ByteArrayContent(Encoding.UTF8.GetBytes(text)), default, headers);

    public Task<HttpResponseMessage> PostAsync(string uri, string text, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, uri, new StringContent(text), default, headers);

    public string? Stored(string key) => Emulator.Objects.Find(Provider, key) is { } found ? Encoding.UTF8.GetString(found.Content.Span) : null;

    public StoredObject Store(string key, string text) => Emulator.Objects.Put(Provider, key, Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Emulator.DisposeAsync();
    }
}
