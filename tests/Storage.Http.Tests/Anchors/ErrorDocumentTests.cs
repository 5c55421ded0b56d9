using System.Net.Http.Headers;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>Error documents as stores and proxies send them: a misleading content type, missing elements, or none at all, hide neither code nor status.</summary>
public class ErrorDocumentTests
{
    const string SlowDown = "<Error><Code>SlowDown</Code><Message>m</Message></Error>";

    [Theory]
    [InlineData("application/xml", SlowDown, "SlowDown")]
    [InlineData("text/html", SlowDown, "SlowDown")]
    [InlineData("application/octet-stream", SlowDown, "SlowDown")]
    [InlineData(null, SlowDown, "SlowDown")]
    [InlineData("application/xml", """{"Code":"SlowDown","Message":"m"}""", "SlowDown")]
    [InlineData("application/xml", "<Error><Code>SlowDown</Code></Error>", "SlowDown")]
    [InlineData("application/xml", "<Error><RequestId>1</RequestId><Code>SlowDown</Code></Error>", "SlowDown")]
    [InlineData("application/xml", "<Error><Code>SlowDown</Code><Key>a\u0001b</Key></Error>", "SlowDown")]
    [InlineData("application/xml", "  \n<?xml version='1.0'?>\n   <Error><Code>SlowDown</Code></Error>", "SlowDown")]
    [InlineData("text/html", "<html><body><h1>503 Service Unavailable</h1></body></html>", null)]
    [InlineData("application/xml", "<html><head><title>Sign in</title></head></html>", null)]
    [InlineData("application/xml", "upstream connect error", null)]
    [InlineData("application/xml", "", null)]
    public async Task Code_and_status_come_through(string? type, string body, string? code)
    {
        using var client = new TestClient(
            new StubHandler(Status(503, response =>
            {
                response.Content = new StringContent(body);
                response.Content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
            })),
            o => (o.Provider, o.Retry.MaxRetryAttempts) = (StorageProvider.TencentCos, 0));

        using var response = await client.SendAsync(HttpMethod.Get);

        var error = response.GetStorageError()!;
        Assert.Equal((code, 503, true), (error.Code, (int)error.StatusCode!, error.IsTransient));
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Contains(code ?? "503", Assert.Throws<StorageException>(response.EnsureStorageSuccess).Message, StringComparison.Ordinal);
    }
}
