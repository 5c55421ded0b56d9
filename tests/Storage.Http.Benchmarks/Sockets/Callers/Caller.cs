using Storage.Http.Benchmarks.Micro.Answers;

namespace Storage.Http.Benchmarks.Sockets.Callers;

/// <summary>A client with its own connections, or on connections that it shares.</summary>
sealed class Caller : IDisposable
{
    // Longer than anything here takes: a call that hangs ends the run.
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <param name="kind">What stands between.</param>
    /// <param name="settings">What all kinds have in common.</param>
    /// <param name="server">Where to.</param>
    /// <param name="connections">Connections of somebody else's, who disposes of them; null for its own.</param>
    internal Caller(CallerKind kind, CallerSettings settings, Uri server, SocketsHttpHandler? connections = null)
    {
        Kind = kind;
        Client = new(kind.Over(settings, connections ?? Connect()), disposeHandler: connections is null) { BaseAddress = server, Timeout = Limit };

        // Every request has one but those whose URL is signed.
        Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", StoreRequest.CosAuthorization);
    }

    internal CallerKind Kind { get; }

    internal HttpClient Client { get; }

    /// <summary>As HttpClient makes them by default, but for a proxy that the machine may have set.</summary>
    internal static SocketsHttpHandler Connect(int most = int.MaxValue) => new() { UseProxy = false, MaxConnectionsPerServer = most };

    public void Dispose() => Client.Dispose();
}
