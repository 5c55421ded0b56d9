using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Redirects, seen by those who do not follow them.</summary>
public class RedirectsTests
{
    const string Moved = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>TemporaryRedirect</Code><Message>Please re-send this request.</Message><Bucket>examplebucket</Bucket>
        <Endpoint>examplebucket.s3.eu-central-1.amazonaws.com</Endpoint><Region>eu-central-1</Region></Error>
        """;

    [Theory]
    [InlineData(307)]
    [InlineData(301)]
    public async Task A_redirect_with_an_error_inside_tells_where_to(int status)
    {
        await using var session = await StartAsync();
        session.Faults.Next(Fault.Body(status, Encoding.UTF8.GetBytes(Moved), "application/xml").WithHeader("Location", "http://127.0.0.1:1/"));

        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(Moved, await response.Content.ReadAsStringAsync());
        var error = response.GetStorageError()!;
        Assert.Equal(("TemporaryRedirect", StorageErrorKind.Redirect), (error.Code, error.Kind));
        Assert.Equal(("examplebucket.s3.eu-central-1.amazonaws.com", "eu-central-1"), (error.Details["Endpoint"], error.Details["Region"]));
        Assert.Equal(["GiveUp: NotRetryable"], response.Story());
        Assert.Single(session.Received);
    }

    [Fact]
    public async Task A_plain_redirect_and_an_unchanged_object_are_no_errors()
    {
        await using var session = await StartAsync();
        var stored = session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Body(302, default).WithHeader("Location", "http://127.0.0.1:1/"), Fault.Body(307, "moved"u8.ToArray(), "text/plain"), Fault.Pass);

        using var found = await session.SendAsync(HttpMethod.Get, "key");
        using var moved = await session.SendAsync(HttpMethod.Get, "key");
        using var unchanged = await session.SendAsync(HttpMethod.Get, "key", null, ("If-None-Match", $"\"{stored.ETag}\""));

        Assert.Equal([302, 307, 304], ((HttpResponseMessage[])[found, moved, unchanged]).Select(response => (int)response.StatusCode));
        Assert.Equal("moved", await moved.Content.ReadAsStringAsync());
        Assert.All([found, moved, unchanged], response => Assert.Null(response.GetStorageError()));
        Assert.All([found, moved, unchanged], response => Assert.Empty(response.GetStorageAttempts()));
        Assert.Equal(3, session.Received.Count);
    }

    static Task<HandledSession> StartAsync() => HandledSession.StartAsync(StorageProvider.S3, sockets: sockets => sockets.AllowAutoRedirect = false);
}
