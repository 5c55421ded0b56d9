using System.Net;
using Storage.Http.Benchmarks.Micro.Answers;

namespace Storage.Http.Benchmarks.Micro.Calls;

/// <summary>Sends one request again and again; the answer comes after the send has returned, and all that waited for it runs on this thread.</summary>
sealed class PendingCall
{
    readonly PendingStub _store;
    readonly HttpMessageInvoker _invoker;
    readonly HttpRequestMessage _request;

    /// <param name="store">Where the request ends up.</param>
    /// <param name="around">Puts the handler around the store.</param>
    /// <param name="request">What is sent.</param>
    internal PendingCall(PendingStub store, Func<HttpMessageHandler, HttpMessageHandler> around, HttpRequestMessage request)
    {
        _store = store;
        _invoker = Over(around(store));
        _request = request;
    }

    internal HttpStatusCode Send()
    {
        var call = _invoker.SendAsync(_request, CancellationToken.None);
        _store.Answer();
        return call.GetAwaiter().GetResult().StatusCode;
    }

    static HttpMessageInvoker Over(HttpMessageHandler handler) => new(handler);
}
