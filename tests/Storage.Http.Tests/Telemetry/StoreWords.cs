using System.Net;
using System.Text;

namespace Storage.Http.Tests.Telemetry;

/// <summary>What a store answers and a caller asks, in short.</summary>
static class StoreWords
{
    internal static readonly Func<HttpRequestMessage, HttpResponseMessage> Good = StubHandler.Status(200);

    internal static readonly Func<HttpRequestMessage, HttpResponseMessage> CopyDone =
        StubHandler.Status(200, response => response.Content = Xml("<CopyObjectResult><ETag>\"5d41402abc4b2a76b9719d911017c592\"</ETag></CopyObjectResult>"));

    internal static Func<HttpRequestMessage, HttpResponseMessage> Error(int status, string code, string message = "No.") => StubHandler.Status(status, response =>
    {
        response.StatusCode = (HttpStatusCode)status;
        response.Headers.Add("x-cos-request-id", "NjI4");
        response.Content = Xml($"<Error><Code>{code}</Code><Message>{message}</Message></Error>");
    });

    internal static Func<HttpRequestMessage, HttpResponseMessage> Busy(int seconds) =>
        StubHandler.Status(503, response => response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds)));

    internal static HttpRequestMessage Copy(DateTimeOffset now)
    {
        _ = now;
        return Put("x-cos-copy-source", "source-1250000000.cos.ap-guangzhou.myqcloud.com/key");
    }

    internal static HttpRequestMessage Put(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "http://bucket.example.test/key");
        Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        return request;
    }

    internal static HttpRequestMessage Put(HttpContent content) => new(HttpMethod.Put, "http://bucket.example.test/key") { Content = content };

    internal static HttpRequestMessage SignedFor(DateTimeOffset now, int seconds) =>
        new(HttpMethod.Get, $"http://bucket.example.test/key?OSSAccessKeyId=id&Expires={now.AddSeconds(seconds).ToUnixTimeSeconds()}&Signature=s");

    static StringContent Xml(string text) => new(text, Encoding.UTF8, "application/xml");
}
