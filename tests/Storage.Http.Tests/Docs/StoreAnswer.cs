using System.Net;
using System.Text;

namespace Storage.Http.Tests.Docs;

/// <summary>What a store answers in the examples.</summary>
static class StoreAnswer
{
    internal const string CopyDone = "<CopyObjectResult><ETag>\"5d41402abc4b2a76b9719d911017c592\"</ETag><LastModified>2026-11-21T08:00:00Z</LastModified></CopyObjectResult>";

    internal static Func<HttpRequestMessage, HttpResponseMessage> Xml(int status, string body, Action<HttpResponseMessage>? configure = null) =>
        StubHandler.Status(status, response =>
        {
            response.StatusCode = (HttpStatusCode)status;
            response.Content = new StringContent(body, Encoding.UTF8, "application/xml");
            configure?.Invoke(response);
        });

    internal static Func<HttpRequestMessage, HttpResponseMessage> Error(int status, string code, string message = "No.", Action<HttpResponseMessage>? configure = null) =>
        Xml(status, $"<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>{code}</Code><Message>{message}</Message><RequestId>NjI4Yjk4MDBfOWYxYTFkMDk=</RequestId></Error>", configure);
}
