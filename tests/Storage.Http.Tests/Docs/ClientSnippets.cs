using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/handlers.md, run: typed and keyed clients, one handler for many clients.</summary>
public sealed class ClientSnippets : IDisposable
{
    readonly DocHost _host = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_typed_client_gets_the_handler(bool byFactory)
    {
        await using var stage = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        var builder = _host.Builder;
        var bucket = stage.Emulator.BaseAddress(StorageProvider.TencentCos);

        if (byFactory)
        {
            // snippet: typed-client-made
            builder.Services.AddHttpClient("photos", client => client.BaseAddress = bucket)
                .AddTypedClient<IPhotos>(http => new Photos(http))    // as Refit does: AddTypedClient(http => RestService.For<IPhotos>(http))
                .AddStorageErrorHandling(o => o.Provider = StorageProvider.TencentCos);
            // end-snippet
        }
        else
        {
            // snippet: typed-client-registered
            builder.Services.AddHttpClient<IPhotos, Photos>(client => client.BaseAddress = bucket)
                .AddStorageErrorHandling(o => o.Provider = StorageProvider.TencentCos);
            // end-snippet
        }

        stage.Store("cat.jpg", "miaow");
        stage.Emulator.Faults.Next(Fault.Error("SlowDown"));
        var photos = _host.Services.GetRequiredService<IPhotos>();

        Assert.Equal("miaow"u8.ToArray(), await photos.FindAsync("cat.jpg"));
        Assert.Null(await photos.FindAsync("dog.jpg"));
        Assert.Equal(3, stage.Emulator.Requests.Count);
        Assert.Same(StorageProvider.TencentCos, _host.Services.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get(byFactory ? "photos" : nameof(IPhotos)).Provider);
    }

    [Fact]
    public async Task Keyed_clients_have_each_their_handler()
    {
        await using var cos = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        await using var oss = await EmulatorSession.StartAsync(StorageProvider.AlibabaOss);
        var builder = _host.Builder;
        var (cosBucket, ossBucket) = (cos.Emulator.BaseAddress(StorageProvider.TencentCos), oss.Emulator.BaseAddress(StorageProvider.AlibabaOss));

        // snippet: keyed-clients
        builder.Services.ConfigureHttpClientDefaults(clients => clients.AddAsKeyed());
        builder.Services.AddHttpClient("cos", client => client.BaseAddress = cosBucket)
            .AddStorageErrorHandling(o => o.Provider = StorageProvider.TencentCos);
        builder.Services.AddHttpClient("oss", client => client.BaseAddress = ossBucket)
            .AddStorageErrorHandling(o => o.Provider = StorageProvider.AlibabaOss);
        builder.Services.AddTransient<Archive>();
        // end-snippet

        cos.Store("key", "hello");
        cos.Emulator.Faults.Next(Fault.Error("SlowDown"));
        oss.Emulator.Faults.Next(Fault.Error("ServerBusy", 503));
        await using var scope = _host.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<Archive>().CopyAsync("key");

        Assert.Equal((2, 2), (cos.Emulator.Requests.Count, oss.Emulator.Requests.Count));
        Assert.All(oss.Emulator.Requests, request => Assert.Equal("hello"u8.ToArray(), request.Body.ToArray()));
    }

    [Fact]
    public async Task One_handler_serves_many_clients()
    {
        var store = new StubHandler(StubHandler.Status(503));
        var options = new StorageErrorHandlingOptions { TimeProvider = _host.Time };
        options.Retry.Budget = new() { Capacity = 20, RetryCost = 10 };

        // snippet: shared-handler
        var handler = new StorageErrorHandler(options) { InnerHandler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) } };

        HttpClient ClientOf(Uri bucket) => new(handler, disposeHandler: false) { BaseAddress = bucket, Timeout = TimeSpan.FromMinutes(5) };
        // end-snippet

        handler.InnerHandler = store;
        var bucket = new Uri("http://bucket.example.test/");
        using (var first = ClientOf(bucket))
        {
            (await first.GetAsync("a")).Dispose();
        }

        using var second = ClientOf(bucket);
        (await second.GetAsync("b")).Dispose();
        using var elsewhere = ClientOf(new("http://other.example.test/"));
        using var response = await elsewhere.GetAsync("c");

        Assert.Equal(["a", "a", "a", "b", "c", "c", "c"], store.Sent.Select(sent => sent.Uri.AbsolutePath[1..]));
        Assert.Equal(StorageRetryReason.BudgetExhausted, response.GetStorageAttempts()[^1].Reason);
    }

    public void Dispose() => _host.Dispose();
}
