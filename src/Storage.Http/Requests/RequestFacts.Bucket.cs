namespace Storage.Http.Requests;

sealed partial class RequestFacts
{
    /// <summary>Whether a GET asks a bucket: no key of an object in the path, and a query key of the bucket's own.</summary>
    internal static bool IsBucketRead(Uri? uri, ProviderSet providers)
    {
        var query = new QueryReader(uri);
        while (query.Read())
        {
            if (providers.IsBucketQueryKey(query.Key))
            {
                return IsBucket(uri, providers);
            }
        }

        return false;
    }

    // A bucket is asked with the path "/" on its own host, or with one segment where the bucket stands in the path.
    static bool IsBucket(Uri? uri, ProviderSet providers)
    {
        if (uri is null || !uri.IsAbsoluteUri)
        {
            return false;
        }

        var path = uri.AbsolutePath.AsSpan().Trim('/');
        if (path.IsEmpty)
        {
            return true;
        }

        if (path.Contains('/'))
        {
            return false;
        }

        var host = uri.IdnHost;
        if (uri.IsLoopback || uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || !host.Contains('.'))
        {
            return true;
        }

        foreach (var provider in providers.Candidates)
        {
            if (EndpointHost.Test(host, provider) == EndpointHost.Match.Endpoint)
            {
                return true;
            }
        }

        return false;
    }
}
