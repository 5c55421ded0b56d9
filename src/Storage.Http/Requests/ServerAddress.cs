namespace Storage.Http.Requests;

/// <summary>The host of a store without the bucket's label, so that buckets do not become series of their own.</summary>
static class ServerAddress
{
    /// <summary>The endpoint's host; null where it is not known which part of the host is the bucket.</summary>
    internal static string? Of(Uri? uri, ProviderSet providers)
    {
        if (uri is not { IsAbsoluteUri: true })
        {
            return null;
        }

        var host = uri.IdnHost;
        if (uri.IsLoopback || uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
        {
            return host;
        }

        foreach (var provider in providers.Candidates)
        {
            foreach (var pattern in provider.EndpointHosts)
            {
                switch (EndpointHost.Test(host, pattern))
                {
                    case EndpointHost.Match.Endpoint:
                        return host;
                    case EndpointHost.Match.Bucket:
                        return WithLabels(host, pattern.AsSpan().Count('.') + 1);
                    default:
                        break;
                }
            }
        }

        return null;
    }

    static string WithLabels(string host, int labels)
    {
        var start = host.Length;
        for (; labels > 0 && start >= 0; labels--)
        {
            start = host.LastIndexOf('.', start - 1);
        }

        return host[(start + 1)..];
    }
}
