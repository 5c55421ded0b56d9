using System.Net;
using System.Net.Http.Headers;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Stores;

/// <summary>A request that the store works on. Its continuation runs inside the event that completes it.</summary>
sealed class PendingAnswer(HttpRequestMessage request, bool served, Tally tally) : TaskCompletionSource<HttpResponseMessage>
{
    static readonly byte[] SlowDown =
        "<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message><Resource>/key</Resource><RequestId>NjkxZjNh</RequestId><TraceId>OGVmYzZi</TraceId></Error>"u8.ToArray();
    static readonly MediaTypeHeaderValue Xml = new("application/xml");

    CancellationTokenRegistration _watch;

    internal void Watch(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            _watch = cancellationToken.UnsafeRegister(static (state, token) => ((PendingAnswer)state!).TrySetCanceled(token), this);
        }
    }

    internal void Complete()
    {
        _watch.Dispose();
        tally.Answer(served);
        TrySetResult(served ? new(HttpStatusCode.OK) { RequestMessage = request } : Refusal());
    }

    HttpResponseMessage Refusal()
    {
        var content = new ByteArrayContent(SlowDown);
        content.Headers.ContentType = Xml;
        var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = content };
        response.Headers.TryAddWithoutValidation("x-cos-request-id", "NjkxZjNh");
        return response;
    }
}
