using Microsoft.Extensions.Http.Logging;
using Storage.Http.Retry;

namespace Storage.Http;

/// <summary>Looks once at the handlers inside ours.</summary>
static class InnerHandlers
{
    // That package is not referenced here, and its handler cannot be subclassed.
    const string ResilienceHandler = "Microsoft.Extensions.Http.Resilience.ResilienceHandler";

    /// <exception cref="InvalidOperationException">There is no inner handler, another one of ours is inside, or the handlers form a circle.</exception>
    internal static HeaderCare Inspect(HttpMessageHandler? inner, StorageClient client)
    {
        if (inner is null)
        {
            throw new InvalidOperationException(
                $"{nameof(StorageErrorHandler)} has no inner handler. Set {nameof(DelegatingHandler.InnerHandler)}, for example to a SocketsHttpHandler, or register it with AddStorageErrorHandling().");
        }

        var care = HeaderCare.None;
        foreach (var handler in Walk(inner))
        {
            switch (handler)
            {
                case StorageErrorHandler:
                    throw new InvalidOperationException($"A {nameof(StorageErrorHandler)} stands inside another one; every failure would be retried and logged twice. Keep one of them.");

                // The factory's own logging reads the request and changes nothing.
                case LoggingHttpMessageHandler or LoggingScopeHttpMessageHandler:
                    break;

                case DelegatingHandler:
                    care = HeaderCare.All;
                    NoteResilience(handler, client);
                    break;

                case var primary when primary.GetType() != typeof(SocketsHttpHandler) && primary.GetType() != typeof(HttpClientHandler):
                    // One of the caller's own, perhaps derived from those two, may sign by itself.
                    return HeaderCare.All;

                case SocketsHttpHandler { AllowAutoRedirect: true } or HttpClientHandler { AllowAutoRedirect: true }:
                    return care == HeaderCare.All ? care : HeaderCare.Authorization;
            }
        }

        return care;
    }

    internal static void NoteResilience(HttpMessageHandler handler, StorageClient client)
    {
        if (handler.GetType().FullName == ResilienceHandler)
        {
            client.NoteResilience(handler);
        }
    }

    /// <summary>The handlers from the given one inwards, down to one that delegates no further.</summary>
    /// <exception cref="InvalidOperationException">One comes a second time.</exception>
    internal static IEnumerable<HttpMessageHandler> Walk(HttpMessageHandler? outermost)
    {
        var seen = new HashSet<HttpMessageHandler>(ReferenceEqualityComparer.Instance);

        // One that delegates to nobody may answer by itself, as stubs do.
        for (var handler = outermost; handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
        {
            if (!seen.Add(handler))
            {
                throw new InvalidOperationException(
                    $"The handlers form a circle: {handler.GetType().Name} stands inside itself, and no request would ever be sent. Look at its {nameof(DelegatingHandler.InnerHandler)} and at those of the handlers inside.");
            }

            yield return handler;
        }
    }
}
