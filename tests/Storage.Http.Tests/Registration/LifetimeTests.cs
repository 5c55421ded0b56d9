using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Http.Requests;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Registration;

/// <summary>What outlives the handlers that the factory makes: budgets, changed options, what was said once.</summary>
public class LifetimeTests
{
    [Fact]
    public async Task T12_budgets_survive_the_rotation_of_handlers()
    {
        var store = new StubHandler(Status(503));
        await using var services = Services(store, builder => builder.AddStorageErrorHandling(o =>
        {
            o.Retry.TransientDelay = TimeSpan.Zero;
            o.Retry.MaxRetryAttempts = 1;
            o.Retry.Budget = new() { Capacity = 5, RetryCost = 5, TimeoutCost = 5 };
        }));

        using var first = await Send(services);
        using var second = await Send(services);

        Assert.Equal(2 + 1, store.Sent.Count);
        Assert.Equal(StorageRetryReason.BudgetExhausted, second.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task T12_what_a_client_knows_survives_when_the_factory_itself_makes_other_handlers()
    {
        var store = new StubHandler(Status(503));
        var log = new RecordingLoggerFactory();
        var made = 0;
        await using var services = Services(
            store,
            builder =>
            {
                builder.AddStorageErrorHandling(o =>
                {
                    o.Retry.TransientDelay = TimeSpan.Zero;
                    o.Retry.MaxRetryAttempts = 1;
                    o.Retry.Budget = new() { Capacity = 10, RetryCost = 5 };
                });
                builder.Services.Configure<HttpClientFactoryOptions>("cos", options =>
                {
                    HandlerLifetime(options) = TimeSpan.FromMilliseconds(1);
                    options.HttpMessageHandlerBuilderActions.Add(_ => made++);
                });
            },
            log);
        var factory = services.GetRequiredService<IHttpMessageHandlerFactory>();
        var reasons = new List<StorageRetryReason>();
        var handler = factory.CreateHandler("cos");
        for (var i = 0; i < 4; i++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "http://host/key");
            RequestSettings.Of(request).BeginOuterRetry();
            using var left = await new HttpMessageInvoker(handler, disposeHandler: false).SendAsync(request, default);
            using var response = await new HttpMessageInvoker(handler, disposeHandler: false).SendAsync(new(HttpMethod.Get, "http://host/key"), default);
            reasons.Add(response.GetStorageAttempts()[^1].Reason);
            handler = await NextAsync(factory, handler);
        }

        Assert.InRange(made, 5, int.MaxValue);
        Assert.Equal([StorageRetryReason.AttemptsExhausted, StorageRetryReason.AttemptsExhausted, StorageRetryReason.BudgetExhausted, StorageRetryReason.BudgetExhausted], reasons);
        Assert.Single(log.Lines, line => line.Event.Id == 6111);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_changed_configuration_comes_into_force_for_later_calls(bool byDefaults)
    {
        var store = new StubHandler(Status(503));
        var configuration = Configuration(("MaxRetryAttempts", "1"), ("TransientDelay", "00:00:00"));
        await using var services = Services(store, builder => Add(builder, byDefaults, configuration));
        var client = Create(services);

        (await client.GetAsync("http://host/key")).Dispose();
        Assert.Equal(2, store.Sent.Count);

        configuration["Storage:Retry:MaxRetryAttempts"] = "3";
        configuration.Reload();
        (await client.GetAsync("http://host/key")).Dispose();
        Assert.Equal(2 + 4, store.Sent.Count);
        Assert.Equal(3, services.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get("cos").Retry.MaxRetryAttempts);
    }

    [Theory]
    [InlineData("MaxRetryAttempts", "-3")]
    [InlineData("MaxRetryAttempts", "many")]
    public async Task A_faulty_change_is_refused_and_logged_and_what_was_stays_in_force(string key, string value)
    {
        var log = new RecordingLoggerFactory();
        var store = new StubHandler(Status(503));
        var configuration = Configuration(("MaxRetryAttempts", "1"), ("TransientDelay", "00:00:00"));
        await using var services = Services(store, builder => Add(builder, byDefaults: false, configuration), log);
        var client = Create(services);
        (await client.GetAsync("http://host/key")).Dispose();

        configuration["Storage:Retry:" + key] = value;
        configuration.Reload();
        (await client.GetAsync("http://host/key")).Dispose();

        Assert.Equal(2 + 2, store.Sent.Count);
        var line = Assert.Single(log.Lines, line => line.Event.Id == 6113);
        Assert.Contains("MaxRetryAttempts", line.Text, StringComparison.Ordinal);
        Assert.Contains("cos", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(90, 1)]
    [InlineData(60, 1)]
    [InlineData(91, 0)]
    [InlineData(-1, 0)]
    public async Task T2_a_client_timeout_within_the_total_time_is_warned_of_once(int seconds, int warnings)
    {
        var log = new RecordingLoggerFactory();
        await using var services = Services(new StubHandler(Status(200)), builder => builder.AddStorageErrorHandling(), log);
        services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get("cos").HttpClientActions
            .Insert(0, client => client.Timeout = seconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds));

        Create(services).Dispose();
        Create(services).Dispose();

        Assert.Equal(warnings, log.Lines.Count(line => line.Event.Id == 6112 && line.Level == LogLevel.Warning));
    }

    [Fact]
    public async Task A_configuration_that_was_faulty_from_the_start_may_change_and_be_mended()
    {
        var log = new RecordingLoggerFactory();
        var configuration = Configuration(("MaxRetryAttempts", "-1"));
        await using var services = Services(new StubHandler(Status(200)), builder => Add(builder, byDefaults: false, configuration), log);
        Assert.Throws<OptionsValidationException>(() => Create(services));

        configuration["Storage:Retry:MaxRetryAttempts"] = "-2";
        configuration.Reload();
        Assert.Contains("MaxRetryAttempts is -2", Assert.Single(log.Lines, line => line.Event.Id == 6113).Text, StringComparison.Ordinal);

        configuration["Storage:Retry:MaxRetryAttempts"] = "2";
        configuration.Reload();
        Assert.Equal(2, services.GetRequiredService<StorageClients>().Get("cos").Settings.Retry.MaxRetryAttempts);
    }

    [Fact]
    public async Task T2_a_client_timeout_is_warned_of_where_the_defaults_handle_it()
    {
        var log = new RecordingLoggerFactory();
        await using var services = Services(
            new StubHandler(Status(200)), builder => builder.Services.ConfigureHttpClientDefaults(defaults => defaults.AddStorageErrorHandling(o => o.Retry.MaxTotalTime = TimeSpan.FromSeconds(100))), log);

        Create(services).Dispose();

        Assert.Single(log.Lines, line => line.Event.Id == 6112 && line.Text.Contains("cos", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_of_the_defaults_are_validated_when_the_host_starts()
    {
        await using var services = Services(new StubHandler(Status(200)), builder => builder.Services.ConfigureHttpClientDefaults(defaults => defaults.AddStorageErrorHandling(o => o.Retry.MaxRetryAttempts = -1)));

        Assert.Contains("MaxRetryAttempts is -1", Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    static void Add(IHttpClientBuilder builder, bool byDefaults, IConfiguration configuration)
    {
        if (byDefaults)
        {
            builder.Services.ConfigureHttpClientDefaults(defaults => defaults.AddStorageErrorHandling(configuration.GetSection("Storage")));
        }
        else
        {
            builder.AddStorageErrorHandling(configuration.GetSection("Storage"));
        }
    }

    static ServiceProvider Services(HttpMessageHandler store, Action<IHttpClientBuilder> configure, ILoggerFactory? log = null)
    {
        var services = new ServiceCollection();
        configure(services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => store));
        if (log is not null)
        {
            services.AddSingleton(log);
        }

        return services.BuildServiceProvider();
    }

    // A chain of handlers of its own per call, as after a rotation.
    static async Task<HttpResponseMessage> Send(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get("cos");
        var builder = services.GetRequiredService<HttpMessageHandlerBuilder>();
        builder.Name = "cos";
        foreach (var action in options.HttpMessageHandlerBuilderActions)
        {
            action(builder);
        }

        var handler = builder.Build();
        Assert.Contains(builder.AdditionalHandlers, handler => handler is StorageErrorHandler);
        return await new HttpMessageInvoker(handler, disposeHandler: false).SendAsync(new(HttpMethod.Get, "http://host/key"), default);
    }

    // The factory takes no lifetime under a second, and nobody wants to wait for it.
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_handlerLifetime")]
    static extern ref TimeSpan HandlerLifetime(HttpClientFactoryOptions options);

    static async Task<HttpMessageHandler> NextAsync(IHttpMessageHandlerFactory factory, HttpMessageHandler last)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (factory.CreateHandler("cos") is var next && next != last)
            {
                return next;
            }

            await Task.Yield();
        }
    }

    static HttpClient Create(IServiceProvider services) => services.GetRequiredService<IHttpClientFactory>().CreateClient("cos");

    static IConfigurationRoot Configuration(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => new KeyValuePair<string, string?>("Storage:Retry:" + value.Key, value.Value)))
        .Build();
}
