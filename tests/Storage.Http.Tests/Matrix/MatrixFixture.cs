using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Matrix;

/// <summary>The emulator that all cells share; each cell has a bucket of its own.</summary>
public sealed class MatrixFixture : IAsyncLifetime
{
    StorageEmulator? _emulator;
    int _buckets;

    internal StorageEmulator Emulator => _emulator!;

    public async Task InitializeAsync() => _emulator = await StorageEmulator.StartAsync(new()
    {
        Providers = [StorageProvider.TencentCos, StorageProvider.TencentCi, StorageProvider.AlibabaOss, StorageProvider.QingStor, StorageProvider.S3],
        TimeProvider = new FakeTimeProvider { SkipDelays = true },
    });

    public async Task DisposeAsync() => await Emulator.DisposeAsync();

    internal EmulatorSession Join(StorageProvider store) => EmulatorSession.Join(Emulator, store, $"cell-{++_buckets}");
}
