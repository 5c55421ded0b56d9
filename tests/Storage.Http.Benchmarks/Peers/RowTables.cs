using System.Collections.Frozen;

namespace Storage.Http.Benchmarks.Peers;

/// <summary>The rows of our registry in dictionaries of the framework, asked in the same order: the store, its relatives, then all.</summary>
static class RowTables
{
    static readonly FrozenDictionary<string, StorageErrorDefinition>[] Frozen = [.. InOrder().Select(rows => rows.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase))];
    static readonly Dictionary<string, StorageErrorDefinition>.AlternateLookup<ReadOnlySpan<char>>[] Spans =
        [.. InOrder().Select(rows => new Dictionary<string, StorageErrorDefinition>(rows, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>())];

    internal static StorageErrorDefinition? FindByString(string code)
    {
        foreach (var rows in Frozen)
        {
            if (rows.TryGetValue(code, out var row))
            {
                return row;
            }
        }

        return null;
    }

    internal static StorageErrorDefinition? FindBySpan(ReadOnlySpan<char> code)
    {
        foreach (var rows in Spans)
        {
            if (rows.TryGetValue(code, out var row))
            {
                return row;
            }
        }

        return null;
    }

    static IEnumerable<IEnumerable<KeyValuePair<string, StorageErrorDefinition>>> InOrder()
    {
        StorageProvider[] first = [StorageProvider.TencentCos, .. StorageProvider.TencentCos.Relatives];
        return first.Concat(StorageErrorRegistry.Default.Providers.Except(first))
            .Select(provider => provider.Definitions.DistinctBy(row => row.Code, StringComparer.OrdinalIgnoreCase).Select(row => KeyValuePair.Create(row.Code, row)));
    }
}
