using System.Net;

namespace Storage.Http;

/// <summary>The rows of one code: each store's that has any, in the registry's order of the stores. Immutable.</summary>
sealed class CommonRows
{
    readonly (StorageProvider Provider, StorageErrorDefinition[] Rows)[] _stores;

    CommonRows((StorageProvider Provider, StorageErrorDefinition[] Rows)[] stores, string? otherSpelling)
    {
        _stores = stores;
        OtherSpelling = otherSpelling;
    }

    internal static CommonRows None { get; } = new([], null);

    /// <summary>The code's other spelling, whose rows count for the stores that know none of this one; or null.</summary>
    internal string? OtherSpelling { get; }

    /// <summary>That store's rows too, unless it has some already: those that were added to the registry come first, and hide its own.</summary>
    internal CommonRows With(StorageProvider provider, StorageErrorDefinition[] rows) => Has(provider) ? this : new([.. _stores, (provider, rows)], OtherSpelling);

    /// <summary>The rows of the other spelling too.</summary>
    internal CommonRows With(CommonRows others, string spelling, IReadOnlyList<StorageProvider> order) => new(
        [.. from provider in order from store in _stores.Concat(others._stores.Where(store => !Has(store.Provider))) where store.Provider == provider select store],
        spelling);

    /// <summary>The row of that store or, where it has none, of its relatives in their order; or null.</summary>
    internal StorageErrorDefinition? Near(StorageProvider provider, HttpStatusCode? status)
    {
        var rows = Of(provider);
        var relatives = provider.Relatives;
        for (var i = 0; rows is null && i < relatives.Count; i++)
        {
            rows = Of(relatives[i]);
        }

        return rows is null ? null : DefinitionIndex.Choose(rows, status);
    }

    /// <summary>The first store's row when all agree on the kind, else null. Rows of exactly that status count more than those of another, as within one store.</summary>
    internal StorageErrorDefinition? Agreed(HttpStatusCode? status)
    {
        StorageErrorDefinition? found = null;
        var exact = false;
        var agreed = true;
        foreach (var (_, rows) in _stores)
        {
            var row = DefinitionIndex.Choose(rows, status);
            var rowIsExact = status is not null && row.StatusCode == status;
            if (found is null || (rowIsExact && !exact))
            {
                (found, exact, agreed) = (row, rowIsExact, true);
            }
            else if (rowIsExact == exact)
            {
                agreed &= row.Kind == found.Kind;
            }
        }

        return agreed ? found : null;
    }

    bool Has(StorageProvider provider) => Of(provider) is not null;

    StorageErrorDefinition[]? Of(StorageProvider provider)
    {
        foreach (var (store, rows) in _stores)
        {
            if (store == provider)
            {
                return rows;
            }
        }

        return null;
    }
}
