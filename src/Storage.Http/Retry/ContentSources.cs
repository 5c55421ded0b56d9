using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace Storage.Http.Retry;

/// <summary>Judges contents.</summary>
static class ContentSources
{
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

        if (type == typeof(StreamContent))
        {
            // A StreamContent knows its length exactly when its stream can seek, and then rewinds it by itself before the next send.
            return TryComputeLength(content, out _) ? ContentSource.Rewindable : ContentSource.OneWay;
        }

        if (type != typeof(MultipartContent) && type != typeof(MultipartFormDataContent))
        {
            return ContentSource.OneWay;
        }

        var worst = ContentSource.Memory;
        foreach (var part in (MultipartContent)content)
        {
            worst = (ContentSource)Math.Max((int)worst, (int)Of(part));
        }

        return worst;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    static extern bool TryComputeLength(HttpContent content, out long length);
}
