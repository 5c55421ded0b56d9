using Microsoft.Extensions.Http;

namespace Storage.Http;

/// <summary>Looks at the handlers of a client when the factory has put them together: the first of them is the outermost.</summary>
sealed class HandlerOrderCheck : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        Check(builder);
    };

    static void Check(HttpMessageHandlerBuilder builder)
    {
        StorageErrorHandler? ours = null;
        HttpMessageHandler? signer = null;
        foreach (var handler in builder.AdditionalHandlers)
        {
            if (handler is StorageErrorHandler found)
            {
                RefuseSecond(builder, ours is not null);
                ours = found;
            }
            else if (ours is null)
            {
                signer ??= SigningNames.Suggest(handler.GetType().Name) ? handler : null;
            }
            else
            {
                InnerHandlers.NoteResilience(handler, ours.Client);
            }
        }

        if (ours is null)
        {
            return;
        }

        RefuseSecond(builder, InnerHandlers.Walk(builder.PrimaryHandler).Any(handler => handler is StorageErrorHandler));
        if (signer is not null)
        {
            ours.Client.NoteSigner(signer);
        }
    }

    static void RefuseSecond(HttpMessageHandlerBuilder builder, bool isThere)
    {
        if (isThere)
        {
            throw new InvalidOperationException(
                $"The HttpClient '{builder.Name}' has a {nameof(StorageErrorHandler)} inside another one; every failure would be retried and logged twice. Keep AddStorageErrorHandling(), or the handler that you add yourself.");
        }
    }
}
