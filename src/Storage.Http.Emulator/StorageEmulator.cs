using Storage.Http.Emulator.Dialects;
using Storage.Http.Emulator.Faults;
using Storage.Http.Emulator.Hosting;
using Storage.Http.Emulator.Objects;

namespace Storage.Http.Emulator;

/// <summary>
/// A server on the loopback address that speaks the dialects of several object stores, in memory, and misbehaves on demand. Each store has a port of its
/// own; an object's address is <c>http://127.0.0.1:port/bucket/key</c>. Signatures are not checked.
/// </summary>
/// <example>
/// <code>
/// await using var emulator = await StorageEmulator.StartAsync();
/// emulator.On(HttpMethod.Put, "/photo.jpg").Answer(Fault.Error("SlowDown").WithRetryAfter(TimeSpan.FromSeconds(1))).Times(2);
/// using var client = new HttpClient { BaseAddress = emulator.BaseAddress(StorageProvider.TencentCos) };
/// </code>
/// </example>
public sealed class StorageEmulator : IAsyncDisposable
{
    /// <summary>The bucket that is meant where none is named.</summary>
    public const string DefaultBucket = "examplebucket-1250000000";

    readonly CancellationTokenSource _stopping = new();
    readonly Dictionary<StorageProvider, Uri> _endpoints = [];
    readonly LoopbackServer _server;
    int _disposed;

    StorageEmulator(LoopbackServer server, StoredObjects objects, RequestLog requests)
    {
        _server = server;
        Objects = objects;
        Requests = requests;
    }

    /// <summary>What the stores hold.</summary>
    public StoredObjects Objects { get; }

    /// <summary>What was received.</summary>
    public RequestLog Requests { get; }

    /// <summary>The faults that are still to come.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>The stores that are served.</summary>
    public IReadOnlyCollection<StorageProvider> Providers => _endpoints.Keys;

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The emulator, listening. Dispose it to end it.</returns>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<StorageEmulator> StartAsync(StorageEmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Validate();
        Listener[] listeners = [.. options.Providers.Select(provider => new Listener(DialectTable.For(provider), new ObjectStore(options.AutoCreateBuckets)))];
        var stores = listeners.ToDictionary(listener => listener.Dialect.Provider, listener => (listener.Dialect, listener.Store));
        var emulator = new StorageEmulator(
            new(listeners, options.FirstPort), new(stores, options.TimeProvider), new(options.MaxRecordedRequests, options.MaxRecordedBodyBytes));
        try
        {
            var application = new EmulatorApplication(options, emulator.Faults, emulator.Requests, emulator._stopping.Token);
            await emulator._server.StartAsync(application, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        for (var i = 0; i < listeners.Length; i++)
        {
            emulator._endpoints.Add(listeners[i].Dialect.Provider, new($"http://127.0.0.1:{emulator._server.Port(i)}/"));
        }

        return emulator;
    }

    /// <summary>The address of a store.</summary>
    /// <param name="provider">The store.</param>
    /// <returns>For example <c>http://127.0.0.1:40123/</c>.</returns>
    /// <exception cref="ArgumentException">The emulator does not serve <paramref name="provider"/>.</exception>
    public Uri Endpoint(StorageProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return _endpoints.TryGetValue(provider, out var endpoint)
            ? endpoint
            : throw new ArgumentException($"This emulator does not serve {provider}; name it in {nameof(StorageEmulatorOptions)}.{nameof(StorageEmulatorOptions.Providers)}.", nameof(provider));
    }

    /// <summary>The address of a bucket, to be the base of an object's key.</summary>
    /// <param name="provider">The store.</param>
    /// <param name="bucket">The bucket.</param>
    /// <returns>For example <c>http://127.0.0.1:40123/examplebucket-1250000000/</c>.</returns>
    /// <exception cref="ArgumentException">The emulator does not serve <paramref name="provider"/>, or <paramref name="bucket"/> is empty.</exception>
    public Uri BaseAddress(StorageProvider provider, string bucket = DefaultBucket)
    {
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        return new(Endpoint(provider), Uri.EscapeDataString(bucket) + "/");
    }

    /// <summary>Begins a rule for certain requests; what is null matches all.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The decoded path, whole or from behind the bucket, as in <c>/photos/1.jpg</c>; a star at the end stands for anything.</param>
    /// <param name="query">A query key that must be there, or <c>key=value</c>.</param>
    /// <param name="provider">The store.</param>
    /// <returns>The rule, which does nothing before <see cref="FaultRule.Answer"/>.</returns>
    public FaultRule On(HttpMethod? method = null, string? path = null, string? query = null, StorageProvider? provider = null) =>
        new(Faults, new RequestPattern(provider, method, path, query));

    /// <summary>Ends the emulator at once: what is under way is reset.</summary>
    /// <returns>A task that completes when all ports are closed.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }
}
