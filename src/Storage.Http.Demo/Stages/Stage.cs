using System.IO.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Storage.Http.Demo.Wire;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Stages;

/// <summary>Where a scenario plays: a store of the emulator, and a client of the factory with the handler, watched on its sockets and in its log.</summary>
sealed class Stage : IAsyncDisposable
{
    /// <summary>So that all scenarios end soon; the default is 20 s. A wait that the server asks for is not shortened by it.</summary>
    internal static readonly TimeSpan LongestBackoff = TimeSpan.FromMilliseconds(250);

    readonly StorageProvider _provider;
    readonly CancellationToken _cancellationToken;
    readonly ServiceProvider _services;

    internal Stage(StorageEmulator emulator, Scenario scenario, CancellationToken cancellationToken)
    {
        Emulator = emulator;
        _provider = scenario.Provider;
        _cancellationToken = cancellationToken;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Log));
        services.AddHttpClient("store", client => client.BaseAddress = emulator.BaseAddress(scenario.Provider))
            .AddStorageErrorHandling(options =>
            {
                options.Retry.MaxDelay = LongestBackoff;
                scenario.Configure?.Invoke(options);
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ConnectCallback = Tap.ConnectAsync, UseProxy = false });
        _services = services.BuildServiceProvider();
    }

    internal StorageEmulator Emulator { get; }

    /// <summary>What goes over the sockets.</summary>
    internal WireTap Tap { get; } = new();

    /// <summary>What the handler logs.</summary>
    internal AttemptLog Log { get; } = new();

    /// <summary>The address of an object, as the client sees it.</summary>
    internal Uri AddressOf(string key) => new(Emulator.BaseAddress(_provider), key);

    internal void Store(string key, byte[] content, string contentType = "application/octet-stream") => Emulator.Objects.Put(_provider, key, content, contentType);

    /// <summary>What the store does to the next request of that method and path.</summary>
    internal void Meets(HttpMethod method, string path, Fault fault) => Emulator.On(method, path, provider: _provider).Answer(fault);

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string key, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, key) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var client = _services.GetRequiredService<IHttpClientFactory>().CreateClient("store");
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _cancellationToken);
    }

    /// <summary>A content that can be read only once: it comes out of a pipe, as a body does that is made while it is sent.</summary>
    internal static async Task<HttpContent> OneWayAsync(byte[] bytes)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await pipe.Writer.WriteAsync(bytes);
        await pipe.Writer.CompleteAsync();
        return new StreamContent(pipe.Reader.AsStream());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Log.Dispose();
    }
}
