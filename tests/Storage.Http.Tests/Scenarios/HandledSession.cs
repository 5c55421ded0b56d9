using Microsoft.Extensions.DependencyInjection;
using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>A running emulator and a handled client for one of its stores; a plain client beside it sets the stage.</summary>
sealed class HandledSession : IAsyncDisposable
{
    HandledSession(EmulatorSession stage, HandledClient client)
    {
        Stage = stage;
        Client = client;
    }

    public EmulatorSession Stage { get; }

    public HandledClient Client { get; }

    public FakeTimeProvider Time => Client.Time;

    public FaultScript Faults => Stage.Emulator.Faults;

    /// <summary>What the store has received so far.</summary>
    public RequestLog Received => Stage.Emulator.Requests;

    public static async Task<HandledSession> StartAsync(
        StorageProvider store,
        Action<StorageErrorHandlingOptions>? configure = null,
        FakeTimeProvider? time = null,
        Action<IHttpClientBuilder>? build = null,
        Action<SocketsHttpHandler>? sockets = null,
        TimeProvider? storeTime = null)
    {
        var stage = await EmulatorSession.StartAsync(store, options => options.TimeProvider = storeTime ?? TimeProvider.System);
        return new(stage, new(stage.Emulator.BaseAddress(store), configure, time, build, sockets));
    }

    public static Task<HandledSession> StartAsync(
        string store, Action<StorageErrorHandlingOptions>? configure = null, FakeTimeProvider? time = null, TimeProvider? storeTime = null) =>
        StartAsync(BuiltInProviders.Find(store)!, configure, time, storeTime: storeTime);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string uri, HttpContent? content = null, params (string Name, string Value)[] headers) =>
        Client.SendAsync(method, uri, content, headers);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default) => Client.SendAsync(request, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Stage.DisposeAsync();
    }
}
