using Storage.Http.Emulator;
using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>A repeated request is the caller's request, to the caller's host.</summary>
public class HostTests
{
    // No request id, as from a gateway: the sign by which SDKs of COS turn to their other domain.
    [Fact]
    public async Task No_attempt_goes_to_another_host()
    {
        const string Address = "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/key";
        var store = new StubHandler(Status(500));
        using var client = new TestClient(store);

        (await client.SendAsync(HttpMethod.Get, Address)).Dispose();

        Assert.Equal(4, store.Sent.Count);
        Assert.All(store.Sent, sent => Assert.Equal(Address, sent.Uri.ToString()));
    }

    [Fact]
    public async Task Nothing_is_added_to_a_repeated_request()
    {
        var refused = RawAnswer.Of("HTTP/1.1 503 Slow\r\nContent-Length: 0\r\n\r\n").Then(RawEnd.NextRequest);
        await using var server = RawServer.Start(refused, refused, RawAnswer.Of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        using var client = new HandledClient(server.BaseAddress);

        (await client.SendAsync(HttpMethod.Put, "key", new StreamContent(new MemoryStream([1, 2, 3])), ("x-cos-meta-a", "b"))).Dispose();

        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.HeadText).Distinct());
        Assert.All(server.Requests, request => Assert.Equal([1, 2, 3], request.Body.ToArray()));
    }
}
