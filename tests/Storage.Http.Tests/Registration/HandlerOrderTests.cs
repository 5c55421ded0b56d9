using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Http.Tests.Docs;

namespace Storage.Http.Tests.Registration;

/// <summary>Handlers in the wrong place are found when the factory makes the client.</summary>
public sealed class HandlerOrderTests : IDisposable
{
    readonly RecordingLoggerFactory _log = new();

    [Fact]
    public void A_signer_outside_is_warned_of_once()
    {
        using var services = Services(builder => builder.AddHttpMessageHandler(Signer).AddStorageErrorHandling());

        Create(services);
        CreateAgain(services);

        var line = Assert.Single(_log.Lines, line => line.Event.Id == 6115);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.StartsWith("CosSigningHandler of cos seems to sign and stands outside", line.Text, StringComparison.Ordinal);
        Assert.Contains("AddStorageErrorHandling()", line.Text, StringComparison.Ordinal);
        Assert.Contains("CheckHandlerOrder", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resilience_handler_inside_is_warned_of_once_whatever_ours_does()
    {
        using var handling = Services(builder => builder.AddStorageErrorHandling().AddHttpMessageHandler(() => new ResilienceHandler()));
        using var classification = Services(builder => builder.AddStorageErrorClassification().AddHttpMessageHandler(() => new ResilienceHandler()));

        Create(handling);
        CreateAgain(handling);
        Create(classification);

        Assert.Equal([LogLevel.Warning, LogLevel.Warning], _log.Lines.Where(line => line.Event.Id == 6116).Select(line => line.Level));
        Assert.All(_log.Lines.Where(line => line.Event.Id == 6116), line => Assert.StartsWith("ResilienceHandler of cos stands inside", line.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_that_is_right_is_passed_over_in_silence()
    {
        using var services = Services(builder => builder.AddHttpMessageHandler(() => new ResilienceHandler()).AddStorageErrorHandling().AddHttpMessageHandler(Signer));
        using var classification = Services(builder => builder.AddHttpMessageHandler(() => new ResilienceHandler()).AddHttpMessageHandler(Signer).AddStorageErrorClassification());

        Create(services);
        Create(classification);

        Assert.DoesNotContain(_log.Lines, IsRemark);
    }

    [Fact]
    public void An_order_that_is_meant_is_not_told()
    {
        var section = ConfiguredOptions.Configuration("""{ "CheckHandlerOrder": false }""");
        using var services = Services(builder => builder.AddHttpMessageHandler(Signer).AddStorageErrorHandling(section).AddHttpMessageHandler(() => new ResilienceHandler()));

        Create(services);

        Assert.DoesNotContain(_log.Lines, IsRemark);
    }

    [Fact]
    public void Clients_without_our_handler_are_left_alone()
    {
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(_log);
        services.AddHttpClient("other").AddHttpMessageHandler(Signer).ConfigurePrimaryHttpMessageHandler(() => Circle());
        services.AddHttpClient("cos").AddStorageErrorHandling();
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IHttpClientFactory>().CreateClient("other").Dispose();

        Assert.DoesNotContain(_log.Lines, IsRemark);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    [InlineData("primary")]
    public void A_second_handler_of_ours_is_refused_when_the_client_is_made(string place)
    {
        static StorageErrorHandler Own() => new(new StorageErrorHandlingOptions());
        using var services = Services(builder => _ = place switch
        {
            "before" => builder.AddHttpMessageHandler(Own).AddStorageErrorHandling(),
            "after" => builder.AddStorageErrorHandling().AddHttpMessageHandler(Own),
            _ => builder.AddStorageErrorHandling().ConfigurePrimaryHttpMessageHandler(() => new WatchedHandler { InnerHandler = Own() }),
        });

        var exception = Assert.Throws<InvalidOperationException>(() => Create(services));

        Assert.StartsWith("The HttpClient 'cos' has a StorageErrorHandler inside another one", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_defaults_too_the_handler_stands_where_the_named_call_put_it(bool defaultsFirst)
    {
        var store = new StubHandler(StubHandler.Status(503), StubHandler.Status(200));
        var outside = new CountingHandler();
        var inside = new CountingHandler();
        using var services = Services(builder =>
        {
            void Defaults() => builder.Services.ConfigureHttpClientDefaults(clients => clients.AddStorageErrorHandling(o => o.Retry.TransientDelay = TimeSpan.Zero));
            void Named() => builder.ConfigurePrimaryHttpMessageHandler(() => store).AddHttpMessageHandler(() => outside).AddStorageErrorHandling(_ => { }).AddHttpMessageHandler(() => inside);
            (defaultsFirst ? (Action)Defaults + Named : (Action)Named + Defaults)();
        });

        using var response = await services.GetRequiredService<IHttpClientFactory>().CreateClient("cos").GetAsync(new Uri("http://host/key"));

        Assert.Equal((1, 2, 2), (outside.Count, inside.Count, store.Sent.Count));
    }

    [Fact]
    public void Handlers_in_a_circle_are_refused_when_the_client_is_made()
    {
        using var services = Services(builder => builder.AddStorageErrorHandling().ConfigurePrimaryHttpMessageHandler(() => Circle()));

        Assert.Contains("WatchedHandler stands inside itself", Assert.Throws<InvalidOperationException>(() => Create(services)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handlers_in_a_circle_are_refused_without_dependency_injection_too()
    {
        using var invoker = new HttpMessageInvoker(new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = Circle() }, disposeHandler: false);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => invoker.SendAsync(new(HttpMethod.Get, "http://host/"), default));

        Assert.Contains("WatchedHandler stands inside itself", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_answers_by_itself_needs_no_inner_one()
    {
        using var services = Services(builder => builder.AddStorageErrorHandling().ConfigurePrimaryHttpMessageHandler(() => new AnsweringHandler()));

        using var response = await services.GetRequiredService<IHttpClientFactory>().CreateClient("cos").GetAsync(new Uri("http://host/key"));

        Assert.Equal(StorageErrorKind.NotFound, response.GetStorageError()!.Kind);
    }

    // The first five stand in public code under these names.
    [Theory]
    [InlineData("AwsSignatureHandler", true)]
    [InlineData("SigningHandler", true)]
    [InlineData("AwsSigV4HttpClientHandler", true)]
    [InlineData("MinioSigV4Handler", true)]
    [InlineData("HttpSignHandler", true)]
    [InlineData("Aws4RequestSignerHandler", true)]
    [InlineData("SignedRequestHandler", true)]
    [InlineData("SignInSigner", true)]
    [InlineData("Sign", true)]
    [InlineData("SignalRHandler", false)]
    [InlineData("SignInHandler", false)]
    [InlineData("SignOutHandler", false)]
    [InlineData("DesignHandler", false)]
    [InlineData("AssignmentHandler", false)]
    [InlineData("SignificanceHandler", false)]
    [InlineData("LoggingHandler", false)]
    [InlineData("", false)]
    public void A_name_tells_whether_a_handler_seems_to_sign(string name, bool signs) => Assert.Equal(signs, SigningNames.Suggest(name));

    public void Dispose() => _log.Dispose();

    ServiceProvider Services(Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(_log);
        configure(services.AddHttpClient("cos"));
        return services.BuildServiceProvider();
    }

    static void Create(IServiceProvider services) => services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("cos");

    // As the factory does when the first handlers have grown old.
    static void CreateAgain(IServiceProvider services)
    {
        var builder = services.GetRequiredService<HttpMessageHandlerBuilder>();
        builder.Name = "cos";
        var options = services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get("cos");
        Action<HttpMessageHandlerBuilder> configure = made => options.HttpMessageHandlerBuilderActions.ToList().ForEach(action => action(made));
        foreach (var filter in services.GetServices<IHttpMessageHandlerBuilderFilter>())
        {
            configure = filter.Configure(configure);
        }

        configure(builder);
        Assert.Contains(builder.AdditionalHandlers, handler => handler is StorageErrorHandler);
    }

    static bool IsRemark(RecordingLogger<RecordingLoggerFactory>.Line line) => line.Event.Id is 6115 or 6116;

    static DelegatingHandler Signer() => new CosSigningHandler(new());

    static WatchedHandler Circle()
    {
        var outer = new WatchedHandler();
        outer.InnerHandler = new WatchedHandler { InnerHandler = outer };
        return outer;
    }

    sealed class WatchedHandler : DelegatingHandler;

    sealed class CountingHandler : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }

    sealed class AnsweringHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NotFound) { RequestMessage = request });
    }
}
