using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Registration;

/// <summary>A retry that is not ours stands around a handler that retries: nobody sees it before it sends a request again.</summary>
public sealed class OuterRetryTests : IDisposable
{
    readonly RecordingLoggerFactory _log = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_that_comes_again_after_its_retries_is_warned_of_once(bool lost)
    {
        var store = new StubHandler(lost ? Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded)) : Status(503));

        await SendAsync(store, sends: 3, clients => clients.AddStorageErrorHandling(NoWaits));

        var line = Assert.Single(_log.Lines, line => line.Event.Id == 6117);
        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.StartsWith("A retry further out sends a request of cos again", line.Text, StringComparison.Ordinal);
        Assert.Equal(3 * (3 + 1), store.Sent.Count);
    }

    [Fact]
    public async Task A_request_that_was_not_repeated_here_may_come_again()
    {
        await SendAsync(new(Status(503)), sends: 3, clients => clients.AddStorageErrorClassification());
        await SendAsync(new(Status(404)), sends: 3, clients => clients.AddStorageErrorHandling(NoWaits));
        await SendAsync(new(Status(503), Status(200), Status(503), Status(200)), sends: 2, clients => clients.AddStorageErrorHandling(NoWaits));

        Assert.DoesNotContain(_log.Lines, line => line.Event.Id == 6117);
    }

    [Fact]
    public async Task Where_it_is_meant_nothing_is_said()
    {
        await SendAsync(new(Status(503)), sends: 2, clients => clients.AddStorageErrorHandling(o =>
        {
            NoWaits(o);
            o.CheckHandlerOrder = false;
        }));

        Assert.DoesNotContain(_log.Lines, line => line.Event.Id == 6117);
    }

    public void Dispose() => _log.Dispose();

    static void NoWaits(StorageErrorHandlingOptions options) => options.Retry.TransientDelay = TimeSpan.Zero;

    // As the standard handler of Microsoft.Extensions.Http.Resilience does: the same request each time.
    async Task SendAsync(StubHandler store, int sends, Action<IHttpClientBuilder> handle)
    {
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(_log);
        handle(services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => store));
        await using var provider = services.BuildServiceProvider();
        using var invoker = new HttpMessageInvoker(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("cos"), disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://host/key");
        for (var i = 0; i < sends; i++)
        {
            try
            {
                (await invoker.SendAsync(request, default)).Dispose();
            }
            catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ResponseEnded)
            {
                // The next send follows, as a retry's would.
            }
        }
    }
}
