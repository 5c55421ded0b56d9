using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

/// <summary>A running emulator and a plain client for one of its stores.</summary>
sealed class EmulatorSession : IAsyncDisposable
{
    readonly HttpClient _client;
    readonly string _bucket;
    readonly bool _ownsEmulator;

    EmulatorSession(StorageEmulator emulator, StorageProvider provider, string bucket, bool ownsEmulator)
    {
        Emulator = emulator;
        Provider = provider;
        _bucket = bucket;
        _ownsEmulator = ownsEmulator;
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public StorageEmulator Emulator { get; }

    public StorageProvider Provider { get; }

    public Uri Address => Emulator.BaseAddress(Provider, _bucket);

    public static TheoryData<string> StoreNames => [.. BuiltInProviders.All.Select(provider => provider.Name)];

    public static async Task<EmulatorSession> StartAsync(StorageProvider provider, Action<StorageEmulatorOptions>? configure = null)
    {
        var options = new StorageEmulatorOptions { Providers = [provider] };
        configure?.Invoke(options);
        return new(await StorageEmulator.StartAsync(options), provider, StorageEmulator.DefaultBucket, ownsEmulator: true);
    }

    public static Task<EmulatorSession> StartAsync(string provider, Action<StorageEmulatorOptions>? configure = null) =>
        StartAsync(BuiltInProviders.Find(provider)!, configure);

    /// <summary>A session in a bucket of its own, with an emulator that others use too.</summary>
    public static EmulatorSession Join(StorageEmulator emulator, StorageProvider provider, string bucket) => new(emulator, provider, bucket, ownsEmulator: false);

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

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    public Task<HttpResponseMessage> PutAsync(string key, string text, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, key, new ByteArrayContent(Encoding.UTF8.GetBytes(text)), default, headers);

    public Task<HttpResponseMessage> PostAsync(string uri, string text, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, uri, new StringContent(text), default, headers);

    public StoredObject? Find(string key) => Emulator.Objects.Find(Provider, key, _bucket);

    public string? Stored(string key) => Find(key) is { } found ? Encoding.UTF8.GetString(found.Content.Span) : null;

    public StoredObject Store(string key, string text) => Store(key, Encoding.UTF8.GetBytes(text));

    public StoredObject Store(string key, byte[] content) => Emulator.Objects.Put(Provider, key, content, bucket: _bucket);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_ownsEmulator)
        {
            await Emulator.DisposeAsync();
        }
    }
}
