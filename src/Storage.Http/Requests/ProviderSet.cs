namespace Storage.Http.Requests;

/// <summary>The stores that an answer may come from: the configured one, or all that the registry knows.</summary>
sealed class ProviderSet
{
    internal ProviderSet(StorageProvider? configured, IReadOnlyList<StorageProvider> known)
    {
        Configured = configured;
        Candidates = configured is null ? known : [configured, .. configured.Relatives];
    }

    /// <summary>The store named in the options, or null.</summary>
    internal StorageProvider? Configured { get; }

    /// <summary>The stores whose headers and keys count, the configured one first.</summary>
    internal IReadOnlyList<StorageProvider> Candidates { get; }

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
}
