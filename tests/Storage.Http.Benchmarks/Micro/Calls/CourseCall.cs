using System.Net;
using Storage.Http.Benchmarks.Micro.Answers;

namespace Storage.Http.Benchmarks.Micro.Calls;

/// <summary>A call with a request of its own that goes through all outcomes the store has prepared.</summary>
sealed class CourseCall
{
    readonly CourseStub _store;
    readonly HttpMessageInvoker _invoker;
    readonly Func<HttpRequestMessage> _create;

    /// <param name="store">Where the request ends up.</param>
    /// <param name="around">Puts the handler around the store.</param>
    /// <param name="create">Makes what is sent.</param>
    internal CourseCall(CourseStub store, Func<HttpMessageHandler, HttpMessageHandler> around, Func<HttpRequestMessage> create)
    {
        _store = store;
        _invoker = Over(around(store));
        _create = create;
    }

    /// <returns>The status of the last answer, or 0 where the store still has outcomes to give.</returns>
    internal HttpStatusCode Send() => Judge(SendOnce(_create()));

    /// <summary>The same where nothing repeats but the caller, who disposes what failed.</summary>
    internal HttpStatusCode SendUntilDone()
    {
        var request = _create();
        while (true)
        {
            try
            {
                var response = SendOnce(request);
                if (_store.IsDone)
                {
                    return response.StatusCode;
                }

                response.Dispose();
            }
            catch (HttpRequestException) when (!_store.IsDone)
            {
                // Sent again.
            }
        }
    }

    HttpResponseMessage SendOnce(HttpRequestMessage request) => _invoker.SendAsync(request, CancellationToken.None).GetAwaiter().GetResult();

    HttpStatusCode Judge(HttpResponseMessage response) => _store.IsDone ? response.StatusCode : default;

    static HttpMessageInvoker Over(HttpMessageHandler handler) => new(handler);
}
