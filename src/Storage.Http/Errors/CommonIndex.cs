namespace Storage.Http;

/// <summary>The rows of all stores of a registry by code, so that a code that is not the store's own is looked up once and not store by store. Built once, then only read.</summary>
sealed class CommonIndex
{
    readonly Dictionary<string, CommonRows> _byCode = new(CodeComparer.Instance);
    readonly Dictionary<string, CommonRows>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    readonly HashSet<StorageProvider> _covered;

    internal CommonIndex(IReadOnlyList<StorageProvider> providers, IReadOnlyDictionary<StorageProvider, DefinitionIndex> added)
    {
        foreach (var provider in providers)
        {
            if (added.TryGetValue(provider, out var index))
            {
                AddAll(provider, index);
            }

            AddAll(provider, provider.Index);
        }

        foreach (var (one, two) in CodeSpelling.Pairs)
        {
            var (ones, twos) = (RowsOf(one), RowsOf(two));
            (_byCode[one], _byCode[two]) = (ones.With(twos, two, providers), twos.With(ones, one, providers));
        }

        _covered = [.. providers.Where(provider => provider.Relatives.All(providers.Contains))];
        _bySpan = _byCode.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal CommonRows? Find(ReadOnlySpan<char> code) => _bySpan.TryGetValue(code, out var rows) ? rows : null;

    /// <summary>Whether all rows of the store and of its relatives are here.</summary>
    internal bool Covers(StorageProvider provider) => _covered.Contains(provider);

    void AddAll(StorageProvider provider, DefinitionIndex index)
    {
        foreach (var (code, rows) in index.ByCode)
        {
            _byCode[code] = RowsOf(code).With(provider, rows);
        }
    }

    CommonRows RowsOf(string code) => _byCode.TryGetValue(code, out var rows) ? rows : CommonRows.None;
}
