namespace Storage.Http.Retry;

/// <summary>The caller's request as it was before the first send, to start every attempt from. Free but for the headers, which are copied only on demand.</summary>
readonly struct RequestSnapshot
{
    readonly KeptHeaders? _headers;

    internal RequestSnapshot(HttpRequestMessage request, HeaderCare care)
    {
        Method = request.Method;
        Uri = request.RequestUri;
        Content = request.Content;
        _headers = KeptHeaders.Of(request, care);
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
    }
}
