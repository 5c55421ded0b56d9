using System.Collections;
using System.Net;

namespace Storage.Http;

/// <summary>The known error codes of all stores. Immutable and safe to share between threads; look-ups take no lock.</summary>
/// <remarks>A store's rows are built when its first code is looked up, those of the others when a code comes that is not its own.</remarks>
public sealed partial class StorageErrorRegistry : IEnumerable<StorageErrorDefinition>
{
    readonly IReadOnlyList<StorageProvider> _providers;
    readonly StorageErrorDefinition[] _added;
    readonly Dictionary<StorageProvider, DefinitionIndex> _addedIndex;
    CommonIndex? _common;

    StorageErrorRegistry(IReadOnlyList<StorageProvider> providers, StorageErrorDefinition[] added)
    {
        _providers = providers;
        _added = added;
        _addedIndex = added.GroupBy(row => row.Provider).ToDictionary(group => group.Key, group => new DefinitionIndex(group.ToArray()));
    }

    internal IReadOnlyList<StorageProvider> Providers => _providers;

    // Made when a store first sends a code that it does not know.
    CommonIndex Common => _common ?? Interlocked.CompareExchange(ref _common, new CommonIndex(_providers, _addedIndex), null) ?? _common;

    /// <summary>
    /// Finds the row of a code, ignoring case: among the rows added with <see cref="With"/>, then among the store's own. A row of exactly that
    /// status is preferred, then the order of the store's pages decides. The code is found under an undocumented status too.
    /// </summary>
    /// <param name="provider">The store.</param>
    /// <param name="code">A name, or a number as text.</param>
    /// <param name="status">The HTTP status, or null.</param>
    /// <returns>The row, or null when the store does not know the code. Related stores are not asked.</returns>
    public StorageErrorDefinition? Find(StorageProvider provider, string code, HttpStatusCode? status = null)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(code);
        return FindExact(provider, code, status);
    }

    /// <summary>A registry that holds these rows too. They go before the built-in ones, so a row in a section of its own overrides a code.</summary>
    /// <param name="rows">The rows to add.</param>
    /// <returns>A new registry; this one is unchanged.</returns>
    /// <exception cref="ArgumentException">A row's key is there already; the message names it.</exception>
    public StorageErrorRegistry With(params IEnumerable<StorageErrorDefinition> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        StorageErrorDefinition[] added = [.. rows];
        foreach (var row in added)
        {
            ArgumentNullException.ThrowIfNull(row, nameof(rows));
            if (row.Provider.Index.Holds(row))
            {
                throw new ArgumentException($"The registry holds the row {row} of section {row.Section} already; give yours a section of its own to override it.", nameof(rows));
            }
        }

        // What is added last comes first, so that it wins: a store of the caller's own before the family it belongs to.
        return new([.. added.Select(row => row.Provider).Except(_providers), .. _providers], [.. added, .. _added]);
    }

    /// <summary>All rows: added ones first, then store by store in the order of their pages.</summary>
    /// <returns>The rows.</returns>
    public IEnumerator<StorageErrorDefinition> GetEnumerator() => _added.Concat(_providers.SelectMany(provider => provider.Definitions)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The walk: the store's rows, its relatives', then those of all stores when they agree on the kind.</summary>
    internal StorageErrorDefinition? Resolve(StorageProvider? provider, ReadOnlySpan<char> code, HttpStatusCode? status)
    {
        if (code.IsEmpty)
        {
            return null;
        }

        // Nearly every code that a store sends is one of its own; until another comes, only its own rows are made.
        if (provider is not null && _common is null && FindExact(provider, code, status) is { } own)
        {
            return own;
        }

        var rows = Common.Find(code);
        var near = provider is null ? null
            : Common.Covers(provider) ? rows?.Near(provider, status)
            : FindOneByOne(provider, code, rows?.OtherSpelling, status);
        return near ?? rows?.Agreed(status);
    }

    // A store of the caller's own that the registry does not hold, or one that is related to such.
    StorageErrorDefinition? FindOneByOne(StorageProvider provider, ReadOnlySpan<char> code, string? other, HttpStatusCode? status)
    {
        var found = FindSpelled(provider, code, other, status);
        var relatives = provider.Relatives;
        for (var i = 0; found is null && i < relatives.Count; i++)
        {
            found = FindSpelled(relatives[i], code, other, status);
        }

        return found;
    }

    StorageErrorDefinition? FindSpelled(StorageProvider provider, ReadOnlySpan<char> code, string? other, HttpStatusCode? status) =>
        FindExact(provider, code, status) ?? (other is null ? null : FindExact(provider, other, status));

    StorageErrorDefinition? FindExact(StorageProvider provider, ReadOnlySpan<char> code, HttpStatusCode? status) =>
        (_addedIndex.Count > 0 && _addedIndex.TryGetValue(provider, out var added) ? added.Find(code, status) : null)
        ?? provider.Index.Find(code, status);
}
