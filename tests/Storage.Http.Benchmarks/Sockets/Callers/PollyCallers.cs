using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Sockets.Callers;

/// <summary>Polly's strategies around the send, with the predicate and the limits of Microsoft.Extensions.Http.Resilience.</summary>
static class PollyCallers
{
    /// <summary>Its retry alone.</summary>
    internal static HttpMessageHandler Plain(CallerSettings settings, HttpMessageHandler connections) =>
        new PollyHandler(PollyPipelines.Retry(settings.Delay)) { InnerHandler = connections };

    /// <summary>All five strategies of its standard handler.</summary>
    internal static HttpMessageHandler Standard(CallerSettings settings, HttpMessageHandler connections) =>
        new PollyHandler(PollyPipelines.Standard(settings.Delay, settings.Permits)) { InnerHandler = connections };
}
