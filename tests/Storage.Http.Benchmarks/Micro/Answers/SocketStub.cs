using Microsoft.Extensions.Http.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Storage.Http.Benchmarks.Micro.Answers;

/// <summary>
/// Answers in place of the sockets. Our handler looks once at what stands inside it, and keeps more of the request where a handler of the user's might change
/// it. It must see here what it sees in most programs: the factory's logging, of which this is one, and a SocketsHttpHandler, which is never reached.
/// </summary>
abstract class SocketStub : LoggingHttpMessageHandler
{
    protected SocketStub()
        : base(NullLogger.Instance) =>
        InnerHandler = new SocketsHttpHandler();

    protected abstract override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}
