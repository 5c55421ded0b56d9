using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Storage.Http.Telemetry;

namespace Storage.Http;

/// <summary>The named clients of one service provider. A client outlives the handlers that the factory makes and discards for it.</summary>
sealed class StorageClients : IDisposable
{
    readonly ConcurrentDictionary<string, Lazy<StorageClient>> _clients = new(StringComparer.Ordinal);
    readonly IOptionsFactory<StorageErrorHandlingOptions> _options;
    readonly IOptionsMonitorCache<StorageErrorHandlingOptions> _cache;
    readonly StorageRegistrations _registrations;
    readonly StorageErrorRegistry _registry;
    readonly StorageMetrics _metrics;
    readonly ILoggerFactory _loggers;
    readonly List<IDisposable> _subscriptions = [];

    public StorageClients(
        IOptionsFactory<StorageErrorHandlingOptions> options,
        IOptionsMonitorCache<StorageErrorHandlingOptions> cache,
        StorageRegistrations registrations,
        StorageErrorRegistry registry,
        StorageMetrics metrics,
        ILoggerFactory loggers)
    {
        _options = options;
        _cache = cache;
        _registrations = registrations;
        _registry = registry;
        _metrics = metrics;
        _loggers = loggers;
        foreach (var (name, section) in registrations.Sections)
        {
            _subscriptions.Add(ChangeToken.OnChange(section.GetReloadToken, () => Reload(name)));
        }
    }

    internal StorageClient Get(string name) => _clients.GetOrAdd(name, key => new(() => Create(key))).Value;

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    StorageClient Create(string name) => new(name, _registrations.HandlingOf(name), _options.Create(name), _registry, _loggers.CreateLogger(CategoryOf(name)), _metrics);

    void Reload(string? changed)
    {
        foreach (var (name, client) in _clients)
        {
            if (changed is null || changed == name)
            {
                _cache.TryRemove(name);
                Reload(client.Value);
            }
        }
    }

    void Reload(StorageClient client)
    {
        try
        {
            client.Reload(_options.Create(client.Name));
        }
        catch (Exception exception)
        {
            // A slip in a configuration file must not end the process whose watcher calls here.
            Log.ReloadRefused(_loggers.CreateLogger(CategoryOf(client.Name)), client.Name, exception.Message);
        }
    }

    static string CategoryOf(string name) => $"Storage.Http.{(name.Length == 0 ? "Default" : name)}";
}
