using Microsoft.Extensions.Configuration;

namespace Storage.Http;

/// <summary>Which clients were registered, and for what; filled while services are added.</summary>
sealed class StorageRegistrations
{
    readonly Dictionary<string, StorageHandling> _byName = new(StringComparer.Ordinal);
    readonly List<(string? Name, Action<StorageErrorHandlingOptions> Configure)> _configurations = [];
    StorageHandling? _defaults;

    /// <summary>The configuration sections of clients, whose changes are followed; the name is null for the defaults of all.</summary>
    internal List<(string? Name, IConfiguration Section)> Sections { get; } = [];

    internal void Configure(string? name, Action<StorageErrorHandlingOptions> configure) => _configurations.Add((name, configure));

    internal void Configure(string? name, IConfiguration section)
    {
        Sections.Add((name, section));
        Configure(name, options => StorageSettings.Apply(section, options));
    }

    /// <summary>Sets the options of a client: the defaults first, in whatever order they were registered.</summary>
    internal void Apply(string name, StorageErrorHandlingOptions options)
    {
        Apply(options, configured => configured is null);
        Apply(options, configured => configured == name);
    }

    /// <param name="name">The client, or null for the defaults of all.</param>
    /// <param name="handling">For what.</param>
    /// <exception cref="InvalidOperationException">The client is registered already.</exception>
    internal void Add(string? name, StorageHandling handling)
    {
        StorageHandling? before = name is null ? _defaults : _byName.TryGetValue(name, out var found) ? found : null;
        if (before is { } other)
        {
            var client = name is null ? "The defaults of all HttpClients" : $"The HttpClient '{name}'";
            throw new InvalidOperationException($"{client} already has {Call(other)}; {Call(handling)} would handle each answer twice. Keep one call.");
        }

        if (name is null)
        {
            _defaults = handling;
        }
        else
        {
            _byName.Add(name, handling);
        }
    }

    /// <summary>Whether the client has a handler of ours.</summary>
    internal bool Handles(string name) => _defaults is not null || _byName.ContainsKey(name);

    /// <summary>Which client it is, in words.</summary>
    internal string Describe(string name) =>
        _defaults is not null && name.Length == 0 && !_byName.ContainsKey(name) ? "all HttpClients, by ConfigureHttpClientDefaults()," : $"the HttpClient '{name}'";

    /// <summary>A client's own registration goes before the defaults.</summary>
    internal StorageHandling HandlingOf(string name) => _byName.TryGetValue(name, out var handling) ? handling : _defaults ?? StorageHandling.Retry;

    void Apply(StorageErrorHandlingOptions options, Func<string?, bool> concerns)
    {
        foreach (var (name, configure) in _configurations)
        {
            if (concerns(name))
            {
                configure(options);
            }
        }
    }

    static string Call(StorageHandling handling) => handling == StorageHandling.Retry ? "AddStorageErrorHandling()" : "AddStorageErrorClassification()";
}
