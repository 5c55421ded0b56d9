using Storage.Http.Requests;

namespace Storage.Http.Telemetry;

/// <summary>The servers that one client speaks to, as metrics and spans name them.</summary>
sealed class ServerNames(ProviderSet providers)
{
    volatile Named? _last;

    /// <summary>The server that a request goes to; null where it is not known which part of the host is the bucket.</summary>
    internal ServerName? Of(Uri? uri)
    {
        if (uri is not { IsAbsoluteUri: true })
        {
            return null;
        }

        // Mostly it is the same as before, and once a call failed it is asked for again.
        var (host, port) = (uri.IdnHost, uri.Port);
        if (_last is not { } last || last.Port != port || last.Host != host)
        {
            _last = last = new(host, port, ServerAddress.Of(uri, providers) is { } address ? new(address, port) : null);
        }

        return last.Name;
    }

    sealed record Named(string Host, int Port, ServerName? Name);
}
