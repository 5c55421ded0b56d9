using System.Collections.Frozen;
using System.Text;

namespace Storage.Http.Requests;

/// <summary>The stores that an answer may come from: the configured one and its relatives, or all that the registry knows.</summary>
sealed class ProviderSet
{
    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _bucketQueryKeys;
    readonly string[] _secretElements;

    internal ProviderSet(StorageProvider? configured, IReadOnlyList<StorageProvider> known)
    {
        Configured = configured;
        Candidates = configured is null ? known : [configured, .. configured.Relatives];
        ErrorHeaders = [.. Candidates.SelectMany(provider => provider.ErrorHeaders).DistinctBy(header => header.Name, StringComparer.OrdinalIgnoreCase)];
        NumberHeaders = [.. ErrorHeaders.Where(header => header.Format == StorageErrorHeaderFormat.Number).Select(header => header.Name)];
        DelayHeaders = [.. Candidates.SelectMany(provider => provider.DelayHeaders).DistinctBy(header => header.Name, StringComparer.OrdinalIgnoreCase)];
        _secretElements = [.. Candidates.SelectMany(provider => provider.SecretElements).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        _bucketQueryKeys = Candidates.SelectMany(provider => provider.BucketQueryKeys).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The store named in the options, or null.</summary>
    internal StorageProvider? Configured { get; }

    /// <summary>The stores whose headers and keys count, the configured one first.</summary>
    internal IReadOnlyList<StorageProvider> Candidates { get; }

    /// <summary>The candidates' headers that hold an error, each once.</summary>
    internal StorageErrorHeader[] ErrorHeaders { get; }

    /// <summary>Those of them that hold a number and stand beside good answers too.</summary>
    internal string[] NumberHeaders { get; }

    /// <summary>The candidates' headers that ask for a wait, each once.</summary>
    internal StorageDelayHeader[] DelayHeaders { get; }

    /// <summary>Whether a query key makes a GET on a bucket a question to the bucket.</summary>
    internal bool IsBucketQueryKey(ReadOnlySpan<char> key) => _bucketQueryKeys.Contains(key);

    /// <summary>Whether an element or member of an error document holds a signature or credentials.</summary>
    internal bool IsSecret(ReadOnlySpan<byte> name)
    {
        foreach (var secret in _secretElements)
        {
            if (Matches(name, secret))
            {
                return true;
            }
        }

        return false;
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

    static bool Matches(ReadOnlySpan<byte> name, ReadOnlySpan<char> pattern)
    {
        if (pattern[0] == '*')
        {
            pattern = pattern[1..];
            return name.Length >= pattern.Length && Ascii.EqualsIgnoreCase(name[^pattern.Length..], pattern);
        }

        if (pattern[^1] == '*')
        {
            pattern = pattern[..^1];
            return name.Length >= pattern.Length && Ascii.EqualsIgnoreCase(name[..pattern.Length], pattern);
        }

        return Ascii.EqualsIgnoreCase(name, pattern);
    }
}
