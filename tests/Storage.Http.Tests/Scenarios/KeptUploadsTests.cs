using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>One-way streams that are kept while they go out, and whose send breaks off in the middle: the next attempt sends all of it, or there is none.</summary>
public class KeptUploadsTests
{
    const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    // More than the sockets take in by themselves, so that the client is still sending.
    static readonly byte[] Bytes = [.. Enumerable.Range(0, 16_000_000).Select(i => (byte)(i * 31 >> 8))];

    [Theory]
    [InlineData(RawEnd.Reset, true)]
    [InlineData(RawEnd.Reset, false)]
    [InlineData(RawEnd.Close, true)]
    public async Task A_connection_that_breaks_in_the_middle_leaves_the_content_whole_for_the_next_attempt(RawEnd end, bool async)
    {
        await using var server = RawServer.Start(RawAnswer.Nothing.AfterRequestBody(70_000).Then(end), RawAnswer.Of(Good));
        using var client = new HandledClient(server.BaseAddress, options => options.Retry.BufferRequestBytes = Bytes.Length);
        var request = Upload();

        using var response = async ? await client.SendAsync(request) : await Task.Run(() => client.Http.Send(request));

        Assert.Equal(["Retry: ConnectionLost", "Succeed: Succeeded"], response.Story());
        Assert.Equal(Bytes, server.Requests[1].Body.ToArray());
    }

    [Fact]
    public async Task A_connection_that_breaks_behind_the_limit_is_the_callers()
    {
        await using var server = RawServer.Start(RawAnswer.Nothing.AfterRequestBody(70_000).Then(RawEnd.Reset), RawAnswer.Of(Good));
        using var client = new HandledClient(server.BaseAddress, options => options.Retry.BufferRequestBytes = Bytes.Length - 1);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(Upload()));

        Assert.Equal(["GiveUp: NotReplayable"], exception.Story());
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_attempt_that_times_out_in_the_middle_is_followed_by_one_with_the_whole_content(bool async)
    {
        await using var server = RawServer.Start(RawAnswer.Nothing.AfterRequestBody(70_000).Then(RawEnd.Hold), RawAnswer.Of(Good));
        using var client = new HandledClient(server.BaseAddress, options =>
        {
            options.Retry.BufferRequestBytes = Bytes.Length;
            options.Retry.AttemptTimeout = TimeSpan.FromSeconds(10);
        });

        var send = async ? client.SendAsync(Upload()) : Task.Run(() => client.Http.Send(Upload()));
        await FakeTimeExtensions.UntilAsync(() => server.Requests.Count == 1);
        client.Time.Advance(TimeSpan.FromSeconds(10));

        using var response = await send;
        Assert.Equal(["Retry: ConnectionLost", "Succeed: Succeeded"], response.Story());
        Assert.Equal(Bytes, server.Requests[1].Body.ToArray());
    }

    static HttpRequestMessage Upload() =>
        Request.Of(HttpMethod.Put, "key", new StreamContent(new OneWayStream(Bytes)) { Headers = { ContentLength = Bytes.Length } });
}
