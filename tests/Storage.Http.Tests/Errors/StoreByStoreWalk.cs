using System.Net;

namespace Storage.Http.Tests.Errors;

/// <summary>R11's walk as it is written down: one store asked after the other, each for both spellings of a code.</summary>
static class StoreByStoreWalk
{
    static readonly (string One, string Two)[] Spellings =
    [
        ("BadRquest", "BadRequest"), ("InternalErrors", "InternalError"), ("ObjectNotAppendale", "ObjectNotAppendable"), ("QuotaOperationConfilct", "QuotaOperationConflict"),
    ];

    public static StorageErrorDefinition? Find(StorageErrorRegistry registry, IReadOnlyList<StorageProvider> providers, StorageProvider? provider, string code, HttpStatusCode? status)
    {
        StorageErrorDefinition? Of(StorageProvider store) => registry.Find(store, code, status) ?? (Other(code) is { } other ? registry.Find(store, other, status) : null);

        var near = provider is null ? null : provider.Relatives.Prepend(provider).Select(Of).FirstOrDefault(row => row is not null);
        if (near is not null)
        {
            return near;
        }

        var all = providers.Select(Of).OfType<StorageErrorDefinition>().ToArray();
        var exact = all.Where(row => status is not null && row.StatusCode == status).ToArray();
        var counted = exact.Length > 0 ? exact : all;
        return counted.Select(row => row.Kind).Distinct().Count() == 1 ? counted[0] : null;
    }

    static string? Other(string code)
    {
        var pair = Spellings.FirstOrDefault(pair => Is(pair.One) || Is(pair.Two));
        return pair == default ? null : Is(pair.One) ? pair.Two : pair.One;

        bool Is(string spelling) => string.Equals(spelling, code, StringComparison.OrdinalIgnoreCase);
    }
}
