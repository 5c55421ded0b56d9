namespace Storage.Http.Benchmarks.Peers;

/// <summary>Hangs something on every answer, and does nothing else.</summary>
/// <param name="hang">Does it.</param>
sealed class HangingHandler(Action<HttpResponseMessage> hang) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        hang(response);
        return response;
    }
}
