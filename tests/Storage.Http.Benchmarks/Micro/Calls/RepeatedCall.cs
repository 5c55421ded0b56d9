using System.Net;

namespace Storage.Http.Benchmarks.Micro.Calls;

/// <summary>Sends one request again and again through handlers that complete at once, without what HttpClient would add.</summary>
sealed class RepeatedCall(HttpMessageHandler handler, HttpRequestMessage request)
{
    // Nothing is ever opened that would have to be closed.
    readonly HttpMessageInvoker _invoker = Over(handler);

    internal HttpStatusCode Send() => _invoker.SendAsync(request, CancellationToken.None).GetAwaiter().GetResult().StatusCode;

    static HttpMessageInvoker Over(HttpMessageHandler handler) => new(handler);
}
