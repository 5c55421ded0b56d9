using System.Net;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Never answers the first request, and all others well.</summary>
sealed class FirstHangsHandler : HttpMessageHandler
{
    public int Sends { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (++Sends == 1)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return new(HttpStatusCode.OK) { RequestMessage = request };
    }
}
