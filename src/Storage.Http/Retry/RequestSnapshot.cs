using System.Net.Http.Headers;

namespace Storage.Http.Retry;

/// <summary>The caller's request as it was before the first send, to start every attempt from. Free but for the headers, which are copied only on demand.</summary>
readonly struct RequestSnapshot
{
    const string Authorization = "Authorization";

    readonly HttpMethod _method;
    readonly Uri? _uri;
    readonly HttpContent? _content;
    readonly KeyValuePair<string, HeaderStringValues>[]? _headers;
    readonly KeyValuePair<string, HeaderStringValues>[]? _contentHeaders;
    readonly HeaderStringValues _authorization;
    readonly HeaderCare _care;

    internal RequestSnapshot(HttpRequestMessage request, HeaderCare care)
    {
        _method = request.Method;
        _uri = request.RequestUri;
        _content = request.Content;
        _care = care;
        if (care == HeaderCare.Authorization)
        {
            // A followed redirect takes it away.
            request.Headers.NonValidated.TryGetValues(Authorization, out _authorization);
        }
        else if (care == HeaderCare.All)
        {
            _headers = Copy(request.Headers);
            _contentHeaders = _content is null ? null : Copy(_content.Headers);
        }
    }

    internal HttpMethod Method => _method;

    internal Uri? Uri => _uri;

    internal HttpContent? Content => _content;

    internal void Restore(HttpRequestMessage request)
    {
        if (!ReferenceEquals(request.Method, _method) || !ReferenceEquals(request.RequestUri, _uri) || !ReferenceEquals(request.Content, _content))
        {
            request.Method = _method;
            request.RequestUri = _uri;
            request.Content = _content;
        }

        if (_care == HeaderCare.Authorization)
        {
            if (_authorization.Count > 0 && !request.Headers.NonValidated.Contains(Authorization))
            {
                request.Headers.TryAddWithoutValidation(Authorization, _authorization);
            }

            return;
        }

        Restore(request.Headers, _headers);
        if (_content is not null)
        {
            Restore(_content.Headers, _contentHeaders);
        }
    }

    static KeyValuePair<string, HeaderStringValues>[] Copy(HttpHeaders headers)
    {
        var values = headers.NonValidated;
        var copy = values.Count == 0 ? [] : new KeyValuePair<string, HeaderStringValues>[values.Count];
        var count = 0;
        foreach (var header in values)
        {
            copy[count++] = header;
        }

        return copy;
    }

    static void Restore(HttpHeaders headers, KeyValuePair<string, HeaderStringValues>[]? kept)
    {
        if (kept is null || AreAsKept(headers.NonValidated, kept))
        {
            return;
        }

        headers.Clear();
        foreach (var (name, values) in kept)
        {
            headers.TryAddWithoutValidation(name, values);
        }
    }

    // What nobody has changed is left alone.
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
            if (name != before.Key || !values.SequenceEqual(before.Value))
            {
                return false;
            }
        }

        return true;
    }
}
