namespace Storage.Http.Benchmarks.Peers;

/// <summary>Waits for the answer and does nothing about it: what any handler costs that looks at answers at all.</summary>
sealed class AwaitingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
}
