using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Storage.Http.Tests.Pacing;

/// <summary>Named clients that the factory makes, around one store, under one clock that the test moves.</summary>
sealed class PacedServices : IDisposable
{
    readonly ServiceCollection _services = new();
    ServiceProvider? _provider;

    public PacedStore Store { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    public ServiceProvider Provider => _provider ??= _services.BuildServiceProvider();

    public StorageErrorHandlingOptions Options(string name) => Provider.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get(name);

    /// <summary>Registers a client; its options end with the clock and without jitter.</summary>
    public void Add(string name, Action<IHttpClientBuilder> handle)
    {
        handle(_services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => Store));
        _services.PostConfigure<StorageErrorHandlingOptions>(name, options =>
        {
            options.Provider = StorageProvider.TencentCos;
            options.TimeProvider = Time;
            options.Retry.UseJitter = false;
        });
    }

    /// <summary>Sends through a chain of handlers of its own, as after a rotation.</summary>
    public Task<HttpResponseMessage> SendAsync(string name, string uri = "http://host.test/key")
    {
        var builder = Provider.GetRequiredService<HttpMessageHandlerBuilder>();
        builder.Name = name;
        foreach (var action in Provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(name).HttpMessageHandlerBuilderActions)
        {
            action(builder);
        }

        var chain = builder.Build();
        return WithoutContext.Run(() => new HttpMessageInvoker(chain, disposeHandler: false).SendAsync(new(HttpMethod.Get, uri), default));
    }

    public void Advance(double seconds) => WithoutContext.Run(() => Time.Advance(TimeSpan.FromSeconds(seconds)));

    public static IConfigurationRoot Configuration(params (string Key, string? Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => new KeyValuePair<string, string?>("Storage:" + value.Key, value.Value)))
        .Build();

    public void Dispose() => _provider?.Dispose();
}
