using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Storage.Http.Tests.Docs;

/// <summary>The program around a snippet: its clock skips waits, its waits have no jitter, its log is kept.</summary>
sealed class DocHost : IDisposable, ILoggerProvider
{
    IHost? _host;

    internal HostApplicationBuilder Builder { get; } = Host.CreateEmptyApplicationBuilder(new());

    internal FakeTimeProvider Time { get; } = new() { SkipDelays = true };

    internal RecordingLogger<StorageErrorHandler> Log { get; } = new();

    internal IServiceProvider Services => (_host ??= Build()).Services;

    /// <summary>The named client, its store scripted.</summary>
    internal HttpClient Client(string name, HttpMessageHandler store)
    {
        Builder.Services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => store);
        return Client(name);
    }

    internal HttpClient Client(string name) => Services.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    ILogger ILoggerProvider.CreateLogger(string categoryName) => Log;

    public void Dispose()
    {
        _host?.Dispose();
        _host = null;
    }

    IHost Build()
    {
        Builder.Logging.AddProvider(this);
        Builder.Logging.SetMinimumLevel(LogLevel.Trace);
        Builder.Logging.AddFilter("System.Net.Http", LogLevel.None);
        Builder.Services.PostConfigureAll<StorageErrorHandlingOptions>(options =>
        {
            options.TimeProvider = Time;
            options.Retry.UseJitter = false;
        });
        return Builder.Build();
    }
}
