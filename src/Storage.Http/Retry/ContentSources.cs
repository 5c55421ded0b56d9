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
        if (type == typeof(ByteArrayContent) || type == typeof(StringContent) || type == typeof(FormUrlEncodedContent) || type == typeof(ReadOnlyMemoryContent) || type == typeof(JsonContent))
        {
            return ContentSource.Memory;
        }

        // A StreamContent knows its length exactly when its stream can seek, and then rewinds it by itself before the next send.
        var source = type == typeof(StreamContent) && TryComputeLength(content, out _) ? ContentSource.Rewindable
            : type == typeof(MultipartContent) || type == typeof(MultipartFormDataContent) ? OfParts((MultipartContent)content)
            : ContentSource.OneWay;
        return source == ContentSource.OneWay && IsBuffered(content) ? ContentSource.Memory : source;
    }

    /// <summary>The content, where it tells by its length that its streams can be rewound; else null.</summary>
    internal static HttpContent? Rewound(HttpContent? content, ContentSource source) =>
        source == ContentSource.Rewindable && content is not null && TryComputeLength(content, out _) ? content : null;

    /// <summary>Whether a stream of such a content was closed since, by the caller or a handler inside.</summary>
    internal static bool WasClosed(HttpContent? rewound) => rewound is not null && !TryComputeLength(rewound, out _);

    /// <summary>The length that the content can tell without being read.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    internal static extern bool TryComputeLength(HttpContent content, out long length);

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
