namespace Storage.Http.Requests;

/// <summary>Tells from a host which store it belongs to and whether a bucket stands in the name.</summary>
static class EndpointHost
{
    internal enum Match
    {
        None,
        Endpoint,
        Bucket,
    }

    /// <summary>Matches a host with a pattern such as <c>cos.*.myqcloud.com</c>, label by label from the right.</summary>
    internal static Match Test(ReadOnlySpan<char> host, ReadOnlySpan<char> pattern)
    {
        while (true)
        {
            var label = TakeLast(ref host);
            var wanted = TakeLast(ref pattern);
            if (!LabelMatches(label, wanted))
            {
                return Match.None;
            }

            if (pattern.IsEmpty)
            {
                return host.IsEmpty ? Match.Endpoint : Match.Bucket;
            }

            if (host.IsEmpty)
            {
                return Match.None;
            }
        }
    }

    /// <summary>The best match among the hosts of a store: an endpoint before a bucket's.</summary>
    internal static Match Test(ReadOnlySpan<char> host, StorageProvider provider)
    {
        var best = Match.None;
        foreach (var pattern in provider.EndpointHosts)
        {
            switch (Test(host, pattern))
            {
                case Match.Endpoint:
                    return Match.Endpoint;
                case Match.Bucket:
                    best = Match.Bucket;
                    break;
                default:
                    break;
            }
        }

        return best;
    }

    static ReadOnlySpan<char> TakeLast(ref ReadOnlySpan<char> labels)
    {
        var dot = labels.LastIndexOf('.');
        var last = labels[(dot + 1)..];
        labels = dot < 0 ? default : labels[..dot];
        return last;
    }

    // One star at most, anywhere in the label: "*", "oss-*", "pic*".
    static bool LabelMatches(ReadOnlySpan<char> label, ReadOnlySpan<char> wanted)
    {
        var star = wanted.IndexOf('*');
        if (star < 0)
        {
            return label.Equals(wanted, StringComparison.OrdinalIgnoreCase);
        }

        var head = wanted[..star];
        var tail = wanted[(star + 1)..];
        return label.Length > head.Length + tail.Length
            && label.StartsWith(head, StringComparison.OrdinalIgnoreCase)
            && label.EndsWith(tail, StringComparison.OrdinalIgnoreCase);
    }
}
