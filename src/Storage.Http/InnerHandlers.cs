using Microsoft.Extensions.Http.Logging;
using Storage.Http.Retry;

namespace Storage.Http;

/// <summary>Looks once at the handlers inside ours.</summary>
static class InnerHandlers
{
    /// <exception cref="InvalidOperationException">There is no inner handler, or another one of ours is inside.</exception>
    internal static HeaderCare Inspect(HttpMessageHandler? inner)
    {
        var care = HeaderCare.None;
        while (true)
        {
            switch (inner)
            {
                case null:
                    throw new InvalidOperationException(
                        $"{nameof(StorageErrorHandler)} has no inner handler. Set {nameof(DelegatingHandler.InnerHandler)}, for example to a SocketsHttpHandler, or register it with AddStorageErrorHandling().");

                case StorageErrorHandler:
                    throw new InvalidOperationException($"A {nameof(StorageErrorHandler)} stands inside another one; every failure would be retried and logged twice. Keep one of them.");

                case DelegatingHandler handler:
                    // The factory's own logging reads the request and changes nothing.
                    care = handler is LoggingHttpMessageHandler or LoggingScopeHttpMessageHandler ? care : HeaderCare.All;
                    inner = handler.InnerHandler;
                    break;

                case SocketsHttpHandler { AllowAutoRedirect: true } or HttpClientHandler { AllowAutoRedirect: true }:
                    return care == HeaderCare.All ? care : HeaderCare.Authorization;

                default:
                    return care;
            }
        }
    }
}
