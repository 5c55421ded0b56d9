using System.Runtime.CompilerServices;

namespace Storage.Http.Benchmarks.Peers;

/// <summary>Hangs an object on every answer by the runtime's table of weak references, and does nothing else.</summary>
sealed class HangingHandler : DelegatingHandler
{
    readonly ConditionalWeakTable<HttpResponseMessage, object> _table = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        _table.Add(response, new());
        return response;
    }
}
