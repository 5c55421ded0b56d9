using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Storage.Http.Telemetry;

namespace Storage.Http;

/// <summary>The named clients of one service provider. A client outlives the handlers that the factory makes and discards for it.</summary>
sealed class StorageClients : IDisposable
{
    readonly ConcurrentDictionary<string, Lazy<StorageClient>> _clients = new(StringComparer.Ordinal);
    readonly IOptionsMonitor<StorageErrorHandlingOptions> _options;
    readonly StorageRegistrations _registrations;
    readonly StorageErrorRegistry _registry;
    readonly StorageMetrics _metrics;
    readonly ILoggerFactory _loggers;
    readonly IDisposable? _subscription;

    public StorageClients(
        IOptionsMonitor<StorageErrorHandlingOptions> options, StorageRegistrations registrations, StorageErrorRegistry registry, StorageMetrics metrics, ILoggerFactory loggers)
    {
        _options = options;
        _registrations = registrations;
        _registry = registry;
        _metrics = metrics;
        _loggers = loggers;
        _subscription = options.OnChange(Reload);
    }

    internal StorageClient Get(string name) => _clients.GetOrAdd(name, key => new(() => Create(key))).Value;

    internal void CheckTimeout(string name, TimeSpan timeout) => Get(name).CheckTimeout(timeout);

    public void Dispose() => _subscription?.Dispose();

    StorageClient Create(string name) => new(
        name, _registrations.HandlingOf(name), _options.Get(name), _registry, _loggers.CreateLogger($"Storage.Http.{(name.Length == 0 ? "Default" : name)}"), _metrics);

    void Reload(StorageErrorHandlingOptions options, string? name)
    {
        if (_clients.TryGetValue(name ?? Options.DefaultName, out var client))
        {
            client.Value.Reload(options);
        }
    }
}
