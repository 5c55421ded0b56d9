namespace Storage.Http.Requests;

readonly partial record struct RequestFacts
{
    /// <summary>Whether a GET asks a bucket: no key of an object in the path, and a query key of the bucket's own.</summary>
    internal static bool IsBucketRead(Uri? uri, ProviderSet providers)
    {
        var query = new QueryReader(uri);
        if (query.IsEmpty || NamesObject(uri!.OriginalString))
        {
            return false;
        }

        while (query.Read())
        {
            if ((providers.RolesOf(query.Key) & QueryKeyRoles.Bucket) != 0)
            {
                return IsBucket(uri, providers);
            }
        }

        return false;
    }

    // A path of two plain segments is an object's wherever the bucket stands; signed URLs of objects end here, their many keys unread.
    static bool NamesObject(ReadOnlySpan<char> uri)
    {
        var authority = uri.IndexOf("://");
        if (authority < 0)
        {
            return false;
        }

        var rest = uri[(authority + 3)..];
        var start = rest.IndexOfAny('/', '?');
        if (start < 0 || rest[start] == '?')
        {
            return false;
        }

        var path = rest[(start + 1)..];
        var end = path.IndexOf('?');
        if (end < 0)
        {
            return false;
        }

        path = path[..end];
        var first = path.IndexOf('/');
        return first > 0 && first + 1 < path.Length && path[0] != '.' && path[first + 1] != '/' && path.IndexOf("/.") < 0 && path.IndexOf('\\') < 0;
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
