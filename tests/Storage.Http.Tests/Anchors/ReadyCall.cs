using System.Net;

namespace Storage.Http.Tests.Anchors;

/// <summary>A handler over a store whose answer, with ten headers, is always the same and always there.</summary>
sealed class ReadyCall : IDisposable
{
    readonly HttpMessageInvoker _invoker;

    public ReadyCall(StorageErrorHandlingOptions options, int status) =>
        _invoker = new(new StorageErrorHandler(options) { InnerHandler = new ReadyStore(Task.FromResult(Answer(status))) });

    // The task is completed, so nothing suspends and the thread stays the same.
    public void Send(HttpRequestMessage request) => Assert.True(_invoker.SendAsync(request, CancellationToken.None).IsCompletedSuccessfully);

    public void SendSynchronously(HttpRequestMessage request) => Assert.NotNull(_invoker.Send(request, CancellationToken.None));

    public void Dispose() => _invoker.Dispose();

    internal static HttpResponseMessage Answer(int status)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent([1, 2, 3]) };
        response.Headers.Add("Date", "Sat, 21 Nov 2026 08:00:00 GMT");
        response.Headers.Add("Connection", "keep-alive");
        response.Headers.Add("Accept-Ranges", "bytes");
        response.Headers.Add("ETag", "\"ee8de918d05640145b18f70f4c3aa602\"");
        response.Headers.Add("Server", "tencent-cos");
        response.Headers.Add("x-cos-request-id", "NTg3NDdlNmRfNzRkMGZhXzEzZDFfNWQ=");
        response.Headers.Add("x-cos-hash-crc64ecma", "16749565679157681890");
        response.Content.Headers.Add("Content-Type", "image/jpeg");
        response.Content.Headers.Add("Content-Length", "3");
        response.Content.Headers.Add("Last-Modified", "Fri, 20 Nov 2026 08:00:00 GMT");
        return response;
    }

    sealed class ReadyStore(Task<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer;

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => answer.GetAwaiter().GetResult();
    }
}
