using Storage.Http.Tests.Pipelines;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>Two layers of retries do not multiply where both are ours.</summary>
public class MultipliedRetriesTests
{
    [Fact]
    public async Task Two_layers_of_ours_send_as_often_as_one_and_two_of_the_peers_multiply()
    {
        var ours = new StubHandler(Status(503));
        var theirs = new StubHandler(Status(503));
        using var handler = new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = ours };
        (await PipelineCalls.Send(PipelineCalls.Pipeline(new() { SkipDelays = true }), handler, new(HttpMethod.Get, "http://host/key"))).Dispose();

        var time = new FakeTimeProvider { SkipDelays = true };
        var day = TimeSpan.FromDays(1);
        using var peer = new PeerClient(new PeerHandler(time, total: day) { InnerHandler = theirs }, time, total: day, attempt: day);
        (await peer.SendAsync(HttpMethod.Get)).Dispose();

        Assert.Equal((4, 16), (ours.Sent.Count, theirs.Sent.Count));
    }
}
