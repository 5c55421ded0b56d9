namespace Storage.Http.Tests;

/// <summary>Takes requests and never answers.</summary>
sealed class HangingHandler(Action onSend) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        onSend();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("The delay ended.");
    }
}
