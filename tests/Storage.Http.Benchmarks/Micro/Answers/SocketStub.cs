using Microsoft.Extensions.Http.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>
/// Answers in place of the sockets. Our handler looks once at what stands inside it, and keeps more of the request where a handler of the user's might change
/// it. It must see here what it sees in most programs: the factory's logging, of which this is one, and a SocketsHttpHandler, which is never reached.
/// </summary>
abstract class SocketStub : LoggingHttpMessageHandler
{
    /// <param name="followsRedirects">Whether that would follow redirects, on which it takes the Authorization out of the request.</param>
    protected SocketStub(bool followsRedirects)
        : base(NullLogger.Instance) =>
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = followsRedirects };

    protected abstract override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}
