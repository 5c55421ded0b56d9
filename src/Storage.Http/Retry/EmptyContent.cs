using Storage.Http.Requests;

namespace Storage.Http.Retry;

/// <summary>
/// Stands in for the content that a request without one lacks, such as a move or the begin of an upload, where sending it twice is not the same as once:
/// SocketsHttpHandler sends a request without a content again by itself, up to three times, when the connection is closed before an answer. One with an
/// empty content it does not, and on the wire a PUT or POST looks the same.
/// </summary>
static class EmptyContent
{
    internal static bool IsWanted(HttpRequestMessage request, ProviderSet providers) =>
        request.Content is null
        && request.Method != HttpMethod.Get // most are, and the rest is not asked then
        && (request.Method == HttpMethod.Put || request.Method == HttpMethod.Post || request.Method == HttpMethod.Patch)
        && !Idempotence.IsIdempotent(RequestFacts.Read(request, providers), RequestSettings.Find(request)?.IsIdempotent);

    internal static HttpContent Create() => new ByteArrayContent([]);
}
