using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/getting-started.md, run: registration and configuration.</summary>
public sealed class RegistrationSnippets : IDisposable
{
    const string Settings = """
        // snippet: settings
        {
          "Storage": {
            "Provider": "TencentCos",
            "MaxErrorBodyBytes": 262144,
            "Retry": {
              "MaxRetryAttempts": 5,
              "MaxTotalTime": "00:01:00",
              "AttemptTimeout": "00:00:20",
              "Budget": { "Capacity": 1000 }
            },
            "Log": { "Expected": "Trace", "IncludePath": false }
          }
        }
        // end-snippet
        """;

    readonly DocHost _host = new();

    [Fact]
    public void Options_come_from_configuration()
    {
        var builder = _host.Builder;
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(SnippetRegions.Inside(Settings))));

        // snippet: configuration
        builder.Services.AddHttpClient("cos")
            .AddStorageErrorHandling(builder.Configuration.GetSection("Storage"));
        // end-snippet

        var options = Options("cos");
        Assert.Same(StorageProvider.TencentCos, options.Provider);
        Assert.Equal(
            (262144, 5, 60, 20.0, 1000, false),
            (options.MaxErrorBodyBytes, options.Retry.MaxRetryAttempts, options.Retry.MaxTotalTime.TotalSeconds, options.Retry.AttemptTimeout?.TotalSeconds, options.Retry.Budget?.Capacity, options.Log.IncludePath));
    }

    [Fact]
    public async Task Defaults_for_all_clients_come_before_those_of_a_named_one()
    {
        var builder = _host.Builder;

        // snippet: all-clients
        builder.Services.ConfigureHttpClientDefaults(clients => clients.AddStorageErrorHandling(o => o.Retry.MaxRetryAttempts = 2));
        builder.Services.AddHttpClient("oss").AddStorageErrorHandling(o => o.Provider = StorageProvider.AlibabaOss);
        // end-snippet

        var store = new StubHandler(StubHandler.Status(503));
        using var client = _host.Client("oss", store);
        using var response = await client.GetAsync(new Uri("http://host/key"));

        Assert.Equal(3, store.Sent.Count);
        Assert.Same(StorageProvider.AlibabaOss, Options("oss").Provider);
        Assert.Null(Options("another").Provider);
    }

    [Fact]
    public async Task A_handler_works_without_dependency_injection()
    {
        using var signer = new CosSigningHandler(new());

        // snippet: without-di
        var options = new StorageErrorHandlingOptions { Provider = StorageProvider.TencentCos };
        options.Retry.MaxRetryAttempts = 5;

        signer.InnerHandler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) };    // your signing handler stands inside
        var client = new HttpClient(new StorageErrorHandler(options) { InnerHandler = signer })
        {
            BaseAddress = new("https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com"),
            Timeout = TimeSpan.FromMinutes(5),
        };
        // end-snippet

        using (client)
        {
            signer.InnerHandler = new StubHandler(StubHandler.Status(404));
            using var response = await client.GetAsync("key");
            Assert.Equal(("TencentCos", StorageErrorKind.NotFound), (response.GetStorageError()?.Provider?.Name, response.GetStorageError()?.Kind));
        }
    }

    public void Dispose() => _host.Dispose();

    StorageErrorHandlingOptions Options(string name) => _host.Services.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get(name);
}
