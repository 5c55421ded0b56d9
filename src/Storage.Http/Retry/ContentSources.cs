using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace Storage.Http.Retry;

/// <summary>Judges contents.</summary>
static class ContentSources
{
    const string ContentLength = "Content-Length";

    internal static ContentSource Of(HttpContent? content)
    {
        if (content is null)
        {
            return ContentSource.Memory;
        }

        var type = content.GetType();
        if (type == typeof(ByteArrayContent) || type == typeof(StringContent) || type == typeof(FormUrlEncodedContent) || type == typeof(ReadOnlyMemoryContent) || (type == typeof(JsonContent) && !ComesByAndBy((JsonContent)content)))
        {
            return ContentSource.Memory;
        }

        // A StreamContent knows its length exactly when its stream can seek, and then rewinds it by itself before the next send.
        var source = type == typeof(StreamContent) && TryComputeLength(content, out _) ? ContentSource.Rewindable
            : type == typeof(MultipartContent) || type == typeof(MultipartFormDataContent) ? OfParts((MultipartContent)content)
            : ContentSource.OneWay;
        return source == ContentSource.OneWay && IsBuffered(content) ? ContentSource.Memory : source;
    }

    /// <summary>The content, where it can tell later whether it was closed, or whether its streams were by their lengths; else null.</summary>
    internal static HttpContent? Closable(HttpContent? content, ContentSource source) =>
        source == ContentSource.Memory || (source == ContentSource.Rewindable && content is not null && TryComputeLength(content, out _)) ? content : null;

    /// <summary>Whether such a content was closed since, by the caller or a handler inside.</summary>
    internal static bool WasClosed(HttpContent? closable, ContentSource source)
    {
        if (closable is null)
        {
            return false;
        }

        try
        {
            if (source == ContentSource.Rewindable)
            {
                return !TryComputeLength(closable, out _);
            }

            // A copy that is cancelled before it begins touches nothing, but a closed content refuses it.
            _ = closable.CopyToAsync(Stream.Null, new CancellationToken(canceled: true));
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    /// <summary>The length that the content can tell without being read.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    internal static extern bool TryComputeLength(HttpContent content, out long length);

    // As rows that are read from a channel, which the next send would find empty.
    static bool ComesByAndBy(JsonContent content) =>
        content.Value is IAsyncEnumerable<object> || (content.ObjectType.IsGenericType && content.ObjectType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    static ContentSource OfParts(MultipartContent content)
    {
        var worst = ContentSource.Memory;
        foreach (var part in content)
        {
            worst = (ContentSource)Math.Max((int)worst, (int)Of(part));
        }

        return worst;
    }

    // Only what the caller has loaded into memory has a length that its type cannot tell and nobody has written down. To ask for it writes it down.
    static bool IsBuffered(HttpContent content)
    {
        if (TryComputeLength(content, out _) || content.Headers.NonValidated.Contains(ContentLength) || content.Headers.ContentLength is null)
        {
            return false;
        }

        content.Headers.Remove(ContentLength);
        return true;
    }
}
