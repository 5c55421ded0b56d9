using System.Net.Http.Headers;

namespace Storage.Http.Retry;

/// <summary>A request's headers as they were before the first send.</summary>
sealed class KeptHeaders
{
    static readonly KeptHeaders None = new();

    readonly KeyValuePair<string, HeaderStringValues>[] _headers = [];
    readonly KeyValuePair<string, HeaderStringValues>[] _contentHeaders = [];

    KeptHeaders()
    {
    }

    KeptHeaders(HttpRequestHeaders headers, HttpContentHeaders? contentHeaders)
    {
        _headers = Copy(headers.NonValidated);
        _contentHeaders = contentHeaders is null ? [] : Copy(contentHeaders.NonValidated);
    }

    internal static KeptHeaders Of(HttpRequestMessage request) => IsBare(request) ? None : new(request.Headers, request.Content?.Headers);

    /// <summary>Puts them back into the request, whose content is again that of the caller.</summary>
    internal void Restore(HttpRequestMessage request)
    {
        Restore(request.Headers, _headers);
        if (request.Content is { } content)
        {
            Restore(content.Headers, _contentHeaders);
        }
    }

    static bool IsBare(HttpRequestMessage request) => request.Headers.NonValidated.Count == 0 && request.Content is not { Headers.NonValidated.Count: > 0 };

    static KeyValuePair<string, HeaderStringValues>[] Copy(HttpHeadersNonValidated headers)
    {
        var copy = headers.Count == 0 ? [] : new KeyValuePair<string, HeaderStringValues>[headers.Count];
        var count = 0;
        foreach (var header in headers)
        {
            copy[count++] = header;
        }

        return copy;
    }

    static void Restore(HttpHeaders headers, KeyValuePair<string, HeaderStringValues>[] kept)
    {
        // What nobody has changed is left alone.
        if (AreAsKept(headers.NonValidated, kept))
        {
            return;
        }

        headers.Clear();
        foreach (var (name, values) in kept)
        {
            headers.TryAddWithoutValidation(name, values);
        }
    }

    static bool AreAsKept(HttpHeadersNonValidated headers, KeyValuePair<string, HeaderStringValues>[] kept)
    {
        if (headers.Count != kept.Length)
        {
            return false;
        }

        var i = 0;
        foreach (var (name, values) in headers)
        {
            var before = kept[i++];
            if (name != before.Key || !AreSame(values, before.Value))
            {
                return false;
            }
        }

        return true;
    }

    // Mostly there is one value, which need not be put into a box to be compared.
    static bool AreSame(HeaderStringValues values, HeaderStringValues before) =>
        values.Count == 1 && before.Count == 1 ? values.ToString() == before.ToString() : values.SequenceEqual(before);
}
