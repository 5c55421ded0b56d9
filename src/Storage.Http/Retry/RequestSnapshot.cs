using System.Net.Http.Headers;

namespace Storage.Http.Retry;

/// <summary>The caller's request as it was before the first send, to start every attempt from. Free but for the headers, which are copied only on demand.</summary>
readonly struct RequestSnapshot
{
    const string Authorization = "Authorization";

    readonly KeptHeaders? _headers;
    readonly HeaderStringValues _authorization;

    internal RequestSnapshot(HttpRequestMessage request, HeaderCare care)
    {
        Method = request.Method;
        Uri = request.RequestUri;
        Content = request.Content;
        if (care == HeaderCare.Authorization)
        {
            request.Headers.NonValidated.TryGetValues(Authorization, out _authorization);
        }
        else if (care == HeaderCare.All)
        {
            _headers = KeptHeaders.Of(request);
        }
    }

    internal HttpMethod Method { get; }

    internal Uri? Uri { get; }

    internal HttpContent? Content { get; }

    internal void Restore(HttpRequestMessage request)
    {
        if (!ReferenceEquals(request.Method, Method) || !ReferenceEquals(request.RequestUri, Uri) || !ReferenceEquals(request.Content, Content))
        {
            request.Method = Method;
            request.RequestUri = Uri;
            request.Content = Content;
        }

        _headers?.Restore(request);
        if (_authorization.Count > 0 && !request.Headers.NonValidated.Contains(Authorization))
        {
            // A followed redirect has taken it away.
            request.Headers.TryAddWithoutValidation(Authorization, _authorization);
        }
    }
}
