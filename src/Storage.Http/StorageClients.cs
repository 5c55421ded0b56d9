using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
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
    readonly Lock _reloading = new();

    public StorageClients(
        IOptionsFactory<StorageErrorHandlingOptions> options,
        IOptionsMonitorCache<StorageErrorHandlingOptions> cache,
        StorageRegistrations registrations,
        StorageErrorRegistry registry,
        StorageMetrics metrics,
        ILoggerFactory loggers,
        IEnumerable<IOptionsChangeTokenSource<StorageErrorHandlingOptions>> sources)
    {
        _options = options;
        _cache = cache;
        _registrations = registrations;
        _registry = registry;
        _metrics = metrics;
        _loggers = loggers;
        foreach (var (name, section) in registrations.Sections)
        {
            Follow(name, section);
        }

        // Sections that the caller has bound to the options by the platform's own means.
        foreach (var source in sources)
        {
            _subscriptions.Add(ChangeToken.OnChange(source.GetChangeToken, () => Reload(source.Name)));
        }
    }

    // A failure is not kept: the configuration that caused it may be mended.
    internal StorageClient Get(string name) => _clients.GetOrAdd(name, key => new(() => Create(key), LazyThreadSafetyMode.PublicationOnly)).Value;

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    StorageClient Create(string name) => new(name, _registrations.HandlingOf(name), _options.Create(name), _registry, _loggers.CreateLogger(CategoryOf(name)), _metrics);

    // A section tells of every change of the whole configuration, and a watched file of one change several times.
    void Follow(string? name, IConfiguration section)
    {
        var seen = TextOf(section);
        _subscriptions.Add(ChangeToken.OnChange(section.GetReloadToken, () =>
        {
            lock (_reloading)
            {
                if (TextOf(section) is var now && now != seen)
                {
                    seen = now;
                    ReloadCore(name);
                }
            }
        }));
    }

    void Reload(string? changed)
    {
        // Two sections may change at once, and the later state has to win.
        lock (_reloading)
        {
            ReloadCore(changed);
        }
    }

    void ReloadCore(string? changed)
    {
        foreach (var (name, client) in _clients)
        {
            if (changed is null || changed == name)
            {
                _cache.TryRemove(name);
                Reload(name, client);
            }
        }
    }

    void Reload(string name, Lazy<StorageClient> client)
    {
        try
        {
            client.Value.Reload(_options.Create(name));
        }
        catch (Exception exception)
        {
            // A slip in a configuration file must not end the process whose watcher calls here.
            Log.ReloadRefused(_loggers.CreateLogger(CategoryOf(name)), name, exception.Message);
        }
    }

    static string TextOf(IConfiguration section) => string.Join('\n', section.AsEnumerable(makePathsRelative: true).Select(pair => $"{pair.Key}={pair.Value}"));

    static string CategoryOf(string name) => $"Storage.Http.{(name.Length == 0 ? "Default" : name)}";
}
