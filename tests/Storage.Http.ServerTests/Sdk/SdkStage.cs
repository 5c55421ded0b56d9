using System.Security.Cryptography;
using Storage.Http.Emulator;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>An emulator that speaks S3, and the SDK's client for it.</summary>
sealed class SdkStage : IAsyncDisposable
{
    SdkStage(StorageEmulator emulator, SdkClient client)
    {
        Emulator = emulator;
        Client = client;
    }

    internal StorageEmulator Emulator { get; }

    internal SdkClient Client { get; }

    internal RequestLog Received => Emulator.Requests;

    internal static async Task<SdkStage> StartAsync(SdkSetup? setup = null, bool handled = true)
    {
        var emulator = await StorageEmulator.StartAsync(new() { Providers = [StorageProvider.S3] });
        return new(emulator, SdkClient.Create(handled, emulator.Endpoint(StorageProvider.S3), setup));
    }

    internal static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    internal void Store(string key, byte[] bytes) => Emulator.Objects.Put(StorageProvider.S3, key, bytes, bucket: SdkOperation.Bucket);

    internal StoredObject? Find(string key) => Emulator.Objects.Find(StorageProvider.S3, key, SdkOperation.Bucket);

    /// <summary>SHA-256 of what is stored; null where nothing is.</summary>
    internal string? StoredHash(string key) => Find(key) is { } found ? Hash(found.Content.Span) : null;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }
}
