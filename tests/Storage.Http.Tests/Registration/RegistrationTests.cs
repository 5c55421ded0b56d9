using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Registration;

public class RegistrationTests
{
    [Fact]
    public async Task A_named_client_retries()
    {
        var store = new StubHandler(Status(503), Status(200));
        await using var services = Services(s => Client(s, "cos", store).AddStorageErrorHandling(NoWaits));

        using var response = await Create(services, "cos").GetAsync("http://host/key");

        Assert.Equal(2, store.Sent.Count);
    }

    [Fact]
    public async Task A_typed_client_retries()
    {
        var store = new StubHandler(Status(503), Status(200));
        await using var services = Services(s => s.AddHttpClient<TypedClient>().ConfigurePrimaryHttpMessageHandler(() => store).AddStorageErrorHandling(NoWaits));

        using var response = await services.GetRequiredService<TypedClient>().Http.GetAsync("http://host/key");

        Assert.Equal(2, store.Sent.Count);
    }

    [Fact]
    public async Task Classification_never_retries_and_annotates()
    {
        var store = new StubHandler(Status(503));
        await using var services = Services(s => Client(s, "cos", store).AddStorageErrorClassification());

        using var response = await Create(services, "cos").GetAsync("http://host/key");

        Assert.Single(store.Sent);
        Assert.Equal(StorageErrorKind.Transient, response.GetStorageError()!.Kind);
        Assert.Equal(StorageRetryReason.Disabled, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Fact]
    public void Two_calls_on_one_builder_are_refused_by_name()
    {
        var builder = new ServiceCollection().AddHttpClient("cos").AddStorageErrorHandling();

        var exception = Assert.Throws<InvalidOperationException>(() => builder.AddStorageErrorHandling());

        Assert.Contains("'cos'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AddStorageErrorHandling()", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Handling_and_classification_together_are_refused_by_name()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("cos").AddStorageErrorClassification();

        var exception = Assert.Throws<InvalidOperationException>(() => services.AddHttpClient("cos").AddStorageErrorHandling());

        Assert.Contains("'cos'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AddStorageErrorClassification()", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defaults_and_a_named_call_make_one_handler_with_the_named_options_after_the_defaults()
    {
        var named = new StubHandler(Status(503));
        var other = new StubHandler(Status(503));
        await using var services = Services(s =>
        {
            Client(s, "named", named).AddStorageErrorHandling(o => o.Retry.MaxRetryAttempts = 2);
            Client(s, "other", other);
            s.ConfigureHttpClientDefaults(defaults => defaults.AddStorageErrorHandling(o =>
            {
                NoWaits(o);
                o.Retry.MaxRetryAttempts = 1;
            }));
        });

        (await Create(services, "named").GetAsync("http://host/key")).Dispose();
        (await Create(services, "other").GetAsync("http://host/key")).Dispose();

        Assert.Equal(3, named.Sent.Count);
        Assert.Equal(2, other.Sent.Count);
    }

    [Fact]
    public async Task A_clients_classification_goes_before_handling_by_default()
    {
        var store = new StubHandler(Status(503));
        await using var services = Services(s =>
        {
            s.ConfigureHttpClientDefaults(defaults => defaults.AddStorageErrorHandling(NoWaits));
            Client(s, "cos", store).AddStorageErrorClassification();
        });

        (await Create(services, "cos").GetAsync("http://host/key")).Dispose();

        Assert.Single(store.Sent);
    }

    [Theory]
    [InlineData("MaxErrorBodyBytes", "16")]
    [InlineData("Retry:MaxDelay", "-00:00:01")]
    [InlineData("Retry:MaxRetryAttempts", "-1")]
    [InlineData("Retry:MaxRetryAttempts", "101")]
    [InlineData("Retry:MaxTotalTime", "00:00:00")]
    [InlineData("Retry:Budget:Capacity", "0")]
    [InlineData("Retry:AttemptTimeout", "00:10:00")]
    [InlineData("ErrorBodyTimeout", "00:00:00")]
    public async Task An_option_out_of_range_is_refused_with_its_key_and_value(string key, string value)
    {
        await using var services = Services(s => s.AddHttpClient("cos").AddStorageErrorHandling(Section((key, value))));

        var exception = Assert.Throws<OptionsValidationException>(() => Create(services, "cos"));

        Assert.Contains("'cos'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:" + key, exception.Message, StringComparison.Ordinal);
        Assert.Contains(TimeSpan.TryParse(value, out var time) && value.Contains(':', StringComparison.Ordinal) ? time.ToString() : value, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_are_validated_when_the_host_starts()
    {
        using var services = Services(s => s.AddHttpClient("cos").AddStorageErrorHandling(o => o.Retry.MaxDelay = TimeSpan.FromDays(2)));

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Retry.MaxDelay is 2.00:00:00", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_provider_in_configuration_is_refused_with_its_key_and_value()
    {
        await using var services = Services(s => s.AddHttpClient("cos").AddStorageErrorHandling(Section(("Provider", "AmazonGlacier"))));

        var exception = Assert.Throws<OptionsValidationException>(() => Create(services, "cos"));

        Assert.Contains("Storage:Provider is 'AmazonGlacier'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("TencentCos", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_option_can_be_set_by_configuration()
    {
        await using var services = Services(s => s.AddHttpClient("cos").AddStorageErrorHandling(Section(
            ("Provider", "tencentcos"), ("MaxErrorBodyBytes", "2048"), ("ErrorBodyTimeout", "00:00:07"), ("SurfaceEmbeddedErrors", "false"), ("ThrowOnError", "true"), ("CheckHandlerOrder", "false"),
            ("Retry:MaxRetryAttempts", "7"), ("Retry:ThrottlingDelay", "00:00:02"), ("Retry:TransientDelay", "00:00:00.2"), ("Retry:MaxDelay", "00:00:30"),
            ("Retry:UseJitter", "false"), ("Retry:MaxServerDelay", "00:00:31"), ("Retry:MaxTotalTime", "00:01:32"), ("Retry:AttemptTimeout", "00:00:33"),
            ("Retry:BufferRequestBytes", "34"), ("Retry:Budget:Capacity", "35"), ("Retry:Budget:RetryCost", "3"), ("Retry:Budget:TimeoutCost", "6"),
            ("Log:Retried", "Warning"), ("Log:IncludePath", "false"))));

        var options = services.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get("cos");

        Assert.Same(StorageProvider.TencentCos, options.Provider);
        Assert.Equal((2048, TimeSpan.FromSeconds(7), false), (options.MaxErrorBodyBytes, options.ErrorBodyTimeout, options.SurfaceEmbeddedErrors));
        Assert.Equal((true, false), (options.ThrowOnError, options.CheckHandlerOrder));
        var retry = options.Retry;
        Assert.Equal((7, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(30)), (retry.MaxRetryAttempts, retry.ThrottlingDelay, retry.TransientDelay, retry.MaxDelay));
        Assert.Equal((false, TimeSpan.FromSeconds(31), TimeSpan.FromSeconds(92), TimeSpan.FromSeconds(33), 34), (retry.UseJitter, retry.MaxServerDelay, retry.MaxTotalTime, retry.AttemptTimeout!.Value, retry.BufferRequestBytes));
        Assert.Equal((35, 3, 6), (retry.Budget!.Capacity, retry.Budget.RetryCost, retry.Budget.TimeoutCost));
        Assert.Equal((Microsoft.Extensions.Logging.LogLevel.Warning, false), (options.Log.Retried, options.Log.IncludePath));
    }

    [Fact]
    public async Task The_budget_can_be_switched_off_by_configuration()
    {
        await using var services = Services(s => s.AddHttpClient("cos").AddStorageErrorHandling(Section(("Retry:Budget:Enabled", "false"))));

        Assert.Null(services.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get("cos").Retry.Budget);
    }

    [Fact]
    public async Task ThrowOnError_is_refused_for_classification()
    {
        await using var services = Services(s => s.AddHttpClient("cos").AddStorageErrorClassification(o => o.ThrowOnError = true));

        Assert.Contains("ThrowOnError is True", Assert.Throws<OptionsValidationException>(() => Create(services, "cos")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_dependency_injection_an_option_out_of_range_is_refused_too()
    {
        var options = new StorageErrorHandlingOptions();
        options.Retry.ThrottlingDelay = TimeSpan.FromSeconds(-1);

        var exception = Assert.Throws<ArgumentException>(() => new StorageErrorHandler(options));

        Assert.Contains("Retry.ThrottlingDelay is -00:00:01", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_with_a_duplicate_row_is_refused_at_start_up_with_its_name_and_the_row()
    {
        var provider = new StorageProvider("Own", store =>
        [
            new(store, "Own", "Full", StorageErrorKind.Quota, "It is full.", "Empty it."),
            new(store, "Own", "Full", StorageErrorKind.Account, "It is full.", "Pay."),
        ]);
        using var services = Services(s => s.AddHttpClient("own").AddStorageErrorHandling(o => o.Provider = provider));

        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Provider is Own", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Own Full", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_without_an_inner_one_says_so()
    {
        using var invoker = new HttpMessageInvoker(new StorageErrorHandler(new StorageErrorHandlingOptions()));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => invoker.SendAsync(new(HttpMethod.Get, "http://host/"), default));

        Assert.Contains("InnerHandler", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_of_ours_inside_another_is_refused()
    {
        var inner = new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = new StubHandler(Status(200)) };
        using var invoker = new HttpMessageInvoker(new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = inner });

        await Assert.ThrowsAsync<InvalidOperationException>(() => invoker.SendAsync(new(HttpMethod.Get, "http://host/"), default));
    }

    [Fact]
    public async Task A_registry_in_the_container_is_used()
    {
        var registry = StorageErrorRegistry.Default.With(new StorageErrorDefinition(StorageProvider.S3, "Own", "MyCode", StorageErrorKind.Quota, "Full.", "Empty it."));
        var store = new StubHandler(Status(400, r => r.Headers.Add("x-minio-error-code", "MyCode")));
        await using var services = Services(s =>
        {
            s.AddSingleton(registry);
            Client(s, "s3", store).AddStorageErrorHandling(o => o.Provider = StorageProvider.S3);
        });

        using var response = await Create(services, "s3").GetAsync("http://host/key");

        Assert.Equal(StorageErrorKind.Quota, response.GetStorageError()!.Kind);
    }

    static void NoWaits(StorageErrorHandlingOptions options)
    {
        options.Retry.TransientDelay = TimeSpan.Zero;
        options.Retry.ThrottlingDelay = TimeSpan.Zero;
    }

    static ServiceProvider Services(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        configure(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    static IHttpClientBuilder Client(IServiceCollection services, string name, HttpMessageHandler store) => services.AddHttpClient(name).ConfigurePrimaryHttpMessageHandler(() => store);

    static HttpClient Create(IServiceProvider services, string name) => services.GetRequiredService<IHttpClientFactory>().CreateClient(name);

    static IConfigurationSection Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(value => new KeyValuePair<string, string?>("Storage:" + value.Key, value.Value)))
        .Build()
        .GetSection("Storage");

    public sealed class TypedClient(HttpClient http)
    {
        public HttpClient Http => http;
    }
}
