using System.Collections.Frozen;

namespace Storage.Http.Requests;

/// <summary>The stores that an answer may come from, the configured one and its relatives or all that the registry knows, and what marks a request to them.</summary>
sealed class ProviderSet
{
    readonly FrozenDictionary<string, QueryKeyRoles>.AlternateLookup<ReadOnlySpan<char>> _queryKeys;

    internal ProviderSet(StorageProvider? configured, IReadOnlyList<StorageProvider> known)
    {
        Configured = configured;
        Candidates = configured is null ? [.. known] : [configured, .. configured.Relatives];
        SourceHeaders = [.. Candidates.SelectMany(static provider => provider.SourceHeaders.Select(header => (header, provider))).DistinctBy(static pair => pair.header.Name, StringComparer.OrdinalIgnoreCase)];
        CallbackHeaders = Distinct(static provider => provider.CallbackHeaders);
        ProcessingHeaders = Distinct(static provider => provider.ProcessingHeaders);
        UrlExpiries = [.. Candidates.SelectMany(static provider => provider.UrlExpiries).DistinctBy(static expiry => (expiry.Key, expiry.StartKey))];
        _queryKeys = QueryKeys().ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The store named in the options, or null.</summary>
    internal StorageProvider? Configured { get; }

    /// <summary>The stores whose headers and keys count, the configured one first.</summary>
    internal StorageProvider[] Candidates { get; }

    /// <summary>The headers that make a PUT a copy, and the stores that own them.</summary>
    internal (StorageSourceHeader Header, StorageProvider Owner)[] SourceHeaders { get; }

    internal string[] CallbackHeaders { get; }

    internal string[] ProcessingHeaders { get; }

    /// <summary>Where URLs signed beforehand tell when they run out.</summary>
    internal StorageUrlExpiry[] UrlExpiries { get; }

    internal QueryKeyRoles RolesOf(ReadOnlySpan<char> queryKey) => _queryKeys.TryGetValue(queryKey, out var roles) ? roles : QueryKeyRoles.None;

    /// <summary>The store that alone calls its upload id so, or null.</summary>
    internal StorageProvider? ByUploadIdKey(ReadOnlySpan<char> queryKey)
    {
        StorageProvider? owner = null;
        foreach (var provider in Candidates)
        {
            if (queryKey.SequenceEqual(provider.UploadIdKey))
            {
                if (owner is not null)
                {
                    return null;
                }

                owner = provider;
            }
        }

        return owner;
    }

    /// <summary>The store that owns the host, or null.</summary>
    internal StorageProvider? ByHost(ReadOnlySpan<char> host)
    {
        foreach (var provider in Candidates)
        {
            if (EndpointHost.Test(host, provider) != EndpointHost.Match.None)
            {
                return provider;
            }
        }

        return null;
    }

    string[] Distinct(Func<StorageProvider, IReadOnlyList<string>> names) => [.. Candidates.SelectMany(names).Distinct(StringComparer.OrdinalIgnoreCase)];

    Dictionary<string, QueryKeyRoles> QueryKeys()
    {
        var keys = new Dictionary<string, QueryKeyRoles>(StringComparer.Ordinal) { ["delete"] = QueryKeyRoles.Delete };
        foreach (var provider in Candidates)
        {
            Add(keys, provider.BucketQueryKeys, QueryKeyRoles.Bucket);
            Add(keys, [provider.UploadIdKey], QueryKeyRoles.UploadId);
            Add(keys, [provider.AppendKey], QueryKeyRoles.Append);
            Add(keys, provider.CallbackQueryKeys, QueryKeyRoles.Callback);
            Add(keys, provider.SignatureQueryKeys, QueryKeyRoles.Signature);
        }

        return keys;
    }

    static void Add(Dictionary<string, QueryKeyRoles> keys, IReadOnlyList<string> names, QueryKeyRoles role)
    {
        foreach (var name in names)
        {
            keys[name] = keys.GetValueOrDefault(name) | role;
        }
    }
}
