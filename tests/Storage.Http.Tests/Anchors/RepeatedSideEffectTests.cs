using Storage.Http.Emulator;
using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>What may have been done is not done again.</summary>
public class RepeatedSideEffectTests
{
    const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    // The outcome is an answer or an exception; the method counts the same.
    [Theory]
    [InlineData("HTTP/1.1 500 Failed\r\nContent-Length: 0\r\n\r\n", RawEnd.Close)]
    [InlineData("", RawEnd.Reset)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-", RawEnd.Close)]
    public async Task A_job_is_submitted_once(string answer, RawEnd end)
    {
        await using var server = RawServer.Start(RawAnswer.Of(answer).Then(end), RawAnswer.Of(Good));
        using var client = new HandledClient(server.BaseAddress);

        await Record.ExceptionAsync(async () => (await client.SendAsync(HttpMethod.Post, "jobs", new StringContent("<Request/>"))).Dispose());

        Assert.Single(server.Requests);

        // The peer repeats a POST as it repeats a GET.
        await using var other = RawServer.Start(RawAnswer.Of(answer).Then(end), RawAnswer.Of(Good));
        using var peer = new PeerClient(new SocketsHttpHandler { UseProxy = false });
        (await peer.SendAsync(HttpMethod.Post, other.BaseAddress + "jobs", new StringContent("<Request/>"))).Dispose();
        Assert.Equal(2, other.Requests.Count);
    }

    [Theory]
    [InlineData("PUT", "key")]
    [InlineData("DELETE", "key")]
    [InlineData("POST", "?delete")]
    [InlineData("POST", "key?uploadId=1")]
    public async Task What_twice_is_as_good_as_once_is_still_repeated(string method, string uri)
    {
        var ours = new StubHandler(Status(500), Status(200, response => response.Content = new StringContent("<R><ETag>1</ETag></R>")));
        var theirs = new StubHandler(Status(500));
        using var client = new TestClient(ours);

        // The peer's switch for unsafe methods takes these along.
        using var peer = new PeerClient(theirs, configure: options =>
        {
            var inner = options.ShouldHandle;
            options.ShouldHandle = args => args.Outcome.Result?.RequestMessage?.Method.Method is "POST" or "PUT" or "DELETE" or "PATCH" or "CONNECT" ? new(false) : inner(args);
        });

        (await client.SendAsync(new(method), uri)).Dispose();
        (await peer.SendAsync(new(method), uri)).Dispose();

        Assert.True(ours.Sent.Count > 1);
        Assert.Single(theirs.Sent);
    }

    [Theory]
    [InlineData("TencentCos", "AppendPositionErr")]
    [InlineData("AlibabaOss", "PositionNotEqualToLength")]
    public async Task An_append_that_was_repeated_at_the_callers_word_tells_that_it_may_be_done(string store, string code)
    {
        await using var session = await HandledSession.StartAsync(store);
        session.Faults.Next(Fault.Reset().WithEffect());
        var request = Request.Of(HttpMethod.Post, "key?append&position=0", new StringContent("hello")).SetStorageIdempotent(true);

        using var response = await session.SendAsync(request);

        var error = response.GetStorageError()!;
        Assert.Equal((code, true), (error.Code, error.MaybeApplied));
        Assert.Equal("hello", session.Stage.Stored("key"));
        Assert.Equal(2, session.Received.Count);
    }

    [Fact]
    public async Task A_fault_in_the_callers_own_handler_is_not_repeated()
    {
        var ours = new StubHandler(Throws(() => new ArgumentException("a bug")));
        var theirs = new StubHandler(Throws(() => new ArgumentException("a bug")));
        using var client = new TestClient(ours);

        // Polly's own default handles any exception but a cancellation.
        using var peer = new PeerClient(theirs, configure: options => options.ShouldHandle = new Polly.Retry.RetryStrategyOptions<HttpResponseMessage>().ShouldHandle);

        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(HttpMethod.Get));
        await Assert.ThrowsAsync<ArgumentException>(() => peer.SendAsync(HttpMethod.Get));

        Assert.Single(ours.Sent);
        Assert.Equal(4, theirs.Sent.Count);
    }
}
