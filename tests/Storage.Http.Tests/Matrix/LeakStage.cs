using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Matrix;

/// <summary>An emulator and workers that make faulty calls to it over shared connections.</summary>
sealed class LeakStage : IAsyncDisposable
{
    static readonly StorageProvider[] Stores =
        [StorageProvider.TencentCos, StorageProvider.TencentCi, StorageProvider.AlibabaOss, StorageProvider.QingStor, StorageProvider.S3];

    readonly StorageEmulator _emulator;
    readonly CancellationTokenSource _longLived = new();
    readonly HttpMessageHandler _inner;

    LeakStage(StorageEmulator emulator)
    {
        _emulator = emulator;
        Watch = new(keeps: false) { InnerHandler = new SocketsHttpHandler { UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) } };
        _inner = new FaultingHandler { InnerHandler = Watch };
    }

    public WatchingHandler Watch { get; }

    public List<LeakWorker> Workers { get; } = [];

    public IEnumerable<Uri> Addresses => Stores.Select(_emulator.Endpoint);

    public static async Task<LeakStage> StartAsync(int workers)
    {
        var stage = new LeakStage(await StorageEmulator.StartAsync(new() { Providers = Stores, MaxRecordedRequests = 16, TimeProvider = new FakeTimeProvider { SkipDelays = true } }));
        for (var i = 0; i < workers; i++)
        {
            var session = EmulatorSession.Join(stage._emulator, Stores[i % Stores.Length], $"worker-{i}");
            stage.Workers.Add(new(session, await FaultyCalls.PrepareAsync(session, seed: i), stage._inner, stage._longLived.Token));
            await session.DisposeAsync();
        }

        return stage;
    }

    /// <summary>Has all workers make so many calls together, at the same time.</summary>
    public async Task RunAsync(int calls)
    {
        await Task.WhenAll(Workers.Select(worker => Task.Run(() => worker.RunAsync(calls / Workers.Count))));
        _emulator.Faults.Clear();
    }

    public void CloseClients()
    {
        Workers.ForEach(worker => worker.Dispose());
        _inner.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        CloseClients();
        _longLived.Dispose();
        await _emulator.DisposeAsync();
    }
}
