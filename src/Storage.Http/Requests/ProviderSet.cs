using System.Collections.Frozen;

namespace Storage.Http.Requests;

/// <summary>The stores that an answer may come from, the configured one and its relatives or all that the registry knows, and what marks a request to them.</summary>
sealed class ProviderSet
{
    readonly FrozenDictionary<string, QueryKey>.AlternateLookup<ReadOnlySpan<char>> _queryKeys;

    // Plain loops over lists of objects: every other generic type here would be compiled anew in every process that starts.
    internal ProviderSet(StorageProvider? configured, IReadOnlyList<StorageProvider> known)
    {
        Configured = configured;
        Candidates = configured is null ? [.. known] : [configured, .. configured.Relatives];
        var sources = new List<OwnedSourceHeader>();
        var callbacks = new List<string>();
        var processing = new List<string>();
        var expiries = new List<StorageUrlExpiry>();
        foreach (var provider in Candidates)
        {
            AddNew(sources, provider.SourceHeaders, provider);
            AddNew(callbacks, provider.CallbackHeaders);
            AddNew(processing, provider.ProcessingHeaders);
            AddNew(expiries, provider.UrlExpiries);
        }

        SourceHeaders = [.. sources];
        CallbackHeaders = [.. callbacks];
        ProcessingHeaders = [.. processing];
        UrlExpiries = [.. expiries];
        _queryKeys = QueryKeys().ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The store named in the options, or null.</summary>
    internal StorageProvider? Configured { get; }

    /// <summary>The stores whose headers and keys count, the configured one first.</summary>
    internal StorageProvider[] Candidates { get; }

    /// <summary>The headers that make a PUT a copy, and the stores that own them.</summary>
    internal OwnedSourceHeader[] SourceHeaders { get; }

    internal string[] CallbackHeaders { get; }

    internal string[] ProcessingHeaders { get; }

    /// <summary>Where URLs signed beforehand tell when they run out.</summary>
    internal StorageUrlExpiry[] UrlExpiries { get; }

    internal QueryKeyRoles RolesOf(ReadOnlySpan<char> queryKey) => _queryKeys.TryGetValue(queryKey, out var key) ? key.Roles : QueryKeyRoles.None;

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

    Dictionary<string, QueryKey> QueryKeys()
    {
        var keys = new Dictionary<string, QueryKey>(StringComparer.Ordinal);
        Add(keys, ["delete"], QueryKeyRoles.Delete);
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

    static void Add(Dictionary<string, QueryKey> keys, IReadOnlyList<string> names, QueryKeyRoles role)
    {
        foreach (var name in names)
        {
            if (keys.TryGetValue(name, out var key))
            {
                key.Roles |= role;
            }
            else
            {
                keys.Add(name, new() { Roles = role });
            }
        }
    }

    static void AddNew(List<string> all, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (!all.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                all.Add(name);
            }
        }
    }

    static void AddNew(List<OwnedSourceHeader> all, IReadOnlyList<StorageSourceHeader> headers, StorageProvider owner)
    {
        foreach (var header in headers)
        {
            if (!all.Exists(known => known.Header.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase)))
            {
                all.Add(new(header, owner));
            }
        }
    }

    static void AddNew(List<StorageUrlExpiry> all, IReadOnlyList<StorageUrlExpiry> expiries)
    {
        foreach (var expiry in expiries)
        {
            if (!all.Exists(known => known.Key == expiry.Key && known.StartKey == expiry.StartKey))
            {
                all.Add(expiry);
            }
        }
    }
}
