using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Http.Emulator;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Registration;

/// <summary>A configuration file that changes while the program runs.</summary>
public sealed class ReloadTests : IDisposable
{
    static readonly RawAnswer Unavailable = RawAnswer.Of("HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n");

    readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    readonly RecordingLoggerFactory _log = new();

    [Fact]
    public async Task A_call_in_flight_ends_under_the_settings_it_began_with()
    {
        var storeTime = new FakeTimeProvider();
        var held = RawAnswer.Of("HTTP/1.1 503 Unavailable\r\n", "Content-Length: 0\r\n\r\n").Every(TimeSpan.FromHours(1));
        await using var server = RawServer.Start([held, .. Enumerable.Repeat(Unavailable, 6)], storeTime);
        var configuration = Write("""{ "Storage": { "Retry": { "MaxRetryAttempts": 1, "TransientDelay": "00:00:00" } } }""");
        await using var services = Services(builder => builder.UseSocketsHttpHandler((handler, _) => handler.UseProxy = false).AddStorageErrorHandling(configuration.GetSection("Storage")));
        using var client = Create(services);

        var inFlight = client.GetAsync(server.BaseAddress);
        await storeTime.TimerAsync();
        Write("""{ "Storage": { "Retry": { "MaxRetryAttempts": 3, "TransientDelay": "00:00:00" } } }""", configuration);
        Assert.Equal(3, services.GetRequiredService<StorageClients>().Get("cos").Settings.Retry.MaxRetryAttempts);
        Assert.False(inFlight.IsCompleted);
        storeTime.Advance(TimeSpan.FromHours(1));
        using var first = await inFlight;
        var sentByFirst = server.Requests.Count;
        using var next = await client.GetAsync(server.BaseAddress);

        Assert.Equal((2, 2), (sentByFirst, first.GetStorageAttempts().Count));
        Assert.Equal((2 + 4, 4), (server.Requests.Count, next.GetStorageAttempts().Count));
    }

    [Fact]
    public async Task Budgets_survive_a_change_of_other_options_and_begin_anew_when_their_own_change()
    {
        var configuration = Write("""{ "Retry": { "TransientDelay": "00:00:00", "Budget": { "Capacity": 10, "RetryCost": 10 } } }""");
        await using var services = Services(builder => builder.ConfigurePrimaryHttpMessageHandler(() => new StubHandler(StubHandler.Status(503))).AddStorageErrorHandling(configuration));
        using var client = Create(services);

        Assert.Equal(2, await AttemptsAsync(client));
        Write("""{ "Retry": { "TransientDelay": "00:00:00", "MaxRetryAttempts": 7, "Budget": { "Capacity": 10, "RetryCost": 10 } } }""", configuration);
        Assert.Equal(1, await AttemptsAsync(client));
        Write("""{ "Retry": { "TransientDelay": "00:00:00", "MaxRetryAttempts": 7, "Budget": { "Capacity": 50, "RetryCost": 10 } } }""", configuration);
        Assert.Equal(6, await AttemptsAsync(client));
    }

    [Fact]
    public async Task A_faulty_change_is_told_once_with_its_keys_until_it_changes_again()
    {
        var configuration = Write("""{ "Storage": { "Retry": { "MaxRetryAttempts": 1, "TransientDelay": "00:00:00" } } }""");
        await using var services = Services(builder => builder.ConfigurePrimaryHttpMessageHandler(() => new StubHandler(StubHandler.Status(503))).AddStorageErrorHandling(configuration.GetSection("Storage")));
        using var client = Create(services);
        const string Faulty = """{ "Storage": { "Retry": { "MaxRetryAttempts": 500, "TransientDelay": "soon", "MaxDelays": 1 } }, "Logging": "{0}" }""";

        foreach (var other in (string[])["a", "b", "b"])
        {
            Write(Faulty.Replace("{0}", other, StringComparison.Ordinal), configuration);
            Assert.Equal(2, await AttemptsAsync(client));
        }

        Assert.Equal(
            "The changed options of cos are refused, the ones before stay in force: The storage error handling of the HttpClient 'cos' cannot be used: Storage:Retry:MaxDelays is not a known key; did you mean MaxDelay? "
            + "Storage:Retry:TransientDelay is 'soon'; it must be a time such as 00:00:30. Storage:Retry:MaxRetryAttempts is 500; it must lie between 0 and 100.",
            Assert.Single(Refused()));

        Write("""{ "Storage": { "Retry": { "MaxRetryAttempts": -5 } } }""", configuration);
        Assert.Equal(2, Refused().Count());
        Write("""{ "Storage": { "Retry": { "MaxRetryAttempts": 2, "TransientDelay": "00:00:00" } } }""", configuration);
        Assert.Equal(3, await AttemptsAsync(client));
    }

    [Fact]
    public async Task A_change_elsewhere_in_the_configuration_leaves_the_callers_strategies_as_they_are()
    {
        var configuration = Write("""{ "Storage": { "Retry": { "MaxRetryAttempts": 1 } } }""");
        var built = 0;
        await using var services = Services(builder => builder.AddStorageErrorHandling(configuration.GetSection("Storage"))
            .Services.Configure<StorageErrorHandlingOptions>("cos", o => o.Retry.ConfigurePipeline = _ => built++));
        Create(services).Dispose();

        Write("""{ "Storage": { "Retry": { "MaxRetryAttempts": 1 } }, "Logging": { "LogLevel": { "Default": "Debug" } } }""", configuration);
        Assert.Equal(1, built);

        Write("""{ "Storage": { "Retry": { "MaxRetryAttempts": 2 } } }""", configuration);
        Assert.Equal(2, built);
    }

    [Fact]
    public async Task Options_bound_by_the_platforms_own_means_follow_too()
    {
        var configuration = Write("""{ "Own": { "Retry": { "MaxRetryAttempts": 1, "TransientDelay": "00:00:00" } } }""");
        await using var services = Services(builder => builder.ConfigurePrimaryHttpMessageHandler(() => new StubHandler(StubHandler.Status(503))).AddStorageErrorHandling()
            .Services.Configure<StorageErrorHandlingOptions>("cos", configuration.GetSection("Own")));
        using var client = Create(services);
        Assert.Equal(2, await AttemptsAsync(client));

        Write("""{ "Own": { "Retry": { "MaxRetryAttempts": 3, "TransientDelay": "00:00:00" } } }""", configuration);

        Assert.Equal(4, await AttemptsAsync(client));
        Assert.Equal(3, services.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get("cos").Retry.MaxRetryAttempts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_of_the_defaults_reaches_a_named_client_but_for_what_it_sets_itself(bool defaultsFirst)
    {
        var configuration = Write("""{ "All": { "Retry": { "MaxRetryAttempts": 1, "UseJitter": false } }, "Cos": { "Provider": "tencentcos", "Retry": { "MaxRetryAttempts": 7 } } }""");
        await using var services = Services(builder =>
        {
            void Defaults() => builder.Services.ConfigureHttpClientDefaults(clients => clients.AddStorageErrorHandling(configuration.GetSection("All")));
            void Named() => builder.AddStorageErrorHandling(configuration.GetSection("Cos"));
            (defaultsFirst ? (Action)Defaults + Named : (Action)Named + Defaults)();
        });
        Create(services).Dispose();
        Assert.Equal((7, false, StorageProvider.TencentCos), Settings());

        Write("""{ "All": { "Retry": { "MaxRetryAttempts": 2, "UseJitter": true } }, "Cos": { "Provider": "S3", "Retry": { "MaxRetryAttempts": 7 } } }""", configuration);
        Assert.Equal((7, true, StorageProvider.S3), Settings());

        (int, bool, StorageProvider?) Settings() => services.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get("cos") is var options
            && services.GetRequiredService<StorageClients>().Get("cos").Settings.Retry is var retry
            ? (retry.MaxRetryAttempts, retry.UseJitter, options.Provider)
            : default;
    }

    public void Dispose()
    {
        _log.Dispose();
        File.Delete(_file);
    }

    // A watcher would tell of the change at a time of its own.
    IConfigurationRoot Write(string json, IConfigurationRoot? configuration = null)
    {
        File.WriteAllText(_file, json);
        configuration ??= new ConfigurationBuilder().AddJsonFile(_file, optional: false, reloadOnChange: false).Build();
        configuration.Reload();
        return configuration;
    }

    IEnumerable<string> Refused() => _log.Lines.Where(line => line.Event.Id == 6113).Select(line => line.Text);

    ServiceProvider Services(Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(_log);
        configure(services.AddHttpClient("cos"));
        return services.BuildServiceProvider();
    }

    static HttpClient Create(IServiceProvider services) => services.GetRequiredService<IHttpClientFactory>().CreateClient("cos");

    static async Task<int> AttemptsAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("http://host/key"));
        return response.GetStorageAttempts().Count;
    }
}
