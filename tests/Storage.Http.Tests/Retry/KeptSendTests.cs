using System.Net;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Retry;

/// <summary>A content that can be read only once and is kept while it goes out, over a network that fails half-way.</summary>
public class KeptSendTests
{
    static readonly byte[] Bytes = [.. Enumerable.Range(0, 1_000_000).Select(i => (byte)(i * 7))];

    public static TheoryData<bool, bool> Sends => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    [Theory]
    [MemberData(nameof(Sends))]
    public async Task T4_the_rest_is_read_after_the_break_and_the_next_attempt_sends_the_same_bytes(bool async, bool isStream)
    {
        var store = new BreakingHandler(breaks: 2, after: 100_000);
        using var client = Client(store);
        HttpContent content = isStream ? new StreamContent(new OneWayStream(Bytes)) : new OwnContent(new OneWayStream(Bytes));

        using var response = await SendAsync(client, HttpMethod.Put, content, async);

        Assert.Equal(["Retry: ConnectionLost", "Retry: ConnectionLost", "Succeed: Succeeded"], response.Story());
        Assert.Equal(Bytes, store.Received);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task T4_nothing_more_is_read_when_no_attempt_may_follow(bool async)
    {
        var store = new BreakingHandler(breaks: 2, after: 100_000);
        using var client = Client(store);
        var stream = new OneWayStream(Bytes);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, HttpMethod.Post, new StreamContent(stream), async));

        Assert.Equal(["GiveUp: NotIdempotent"], exception.Story());
        Assert.Equal(store.Taken, stream.Position);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task T4_what_is_too_long_by_its_own_word_is_neither_kept_nor_read_on(bool async)
    {
        var store = new BreakingHandler(breaks: 2, after: 100_000);
        using var client = Client(store, o => o.Retry.BufferRequestBytes = Bytes.Length - 1);
        var stream = new OneWayStream(Bytes);
        var content = new StreamContent(stream);
        content.Headers.ContentLength = Bytes.Length;

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, HttpMethod.Put, content, async));

        Assert.Equal(["GiveUp: NotReplayable"], exception.Story());
        Assert.Equal(store.Taken, stream.Position);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task T4_beyond_the_limit_the_first_error_surfaces_and_nothing_more_is_read(bool async)
    {
        var store = new BreakingHandler(breaks: 2, after: 100_000);
        using var client = Client(store, o => o.Retry.BufferRequestBytes = 300_000);
        var stream = new OneWayStream(Bytes);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, HttpMethod.Put, new StreamContent(stream), async));

        Assert.Equal(["GiveUp: NotReplayable"], exception.Story());
        Assert.Contains("reset", exception.ToString(), StringComparison.Ordinal);
        Assert.InRange(stream.Position, 300_001, 300_000 + BreakingHandler.MaxChunk);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task T11_a_content_that_breaks_in_its_rest_is_told_and_the_networks_failure_stays_the_callers(bool async)
    {
        var store = new BreakingHandler(breaks: 2, after: 100_000);
        using var client = Client(store);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(client, HttpMethod.Put, new StreamContent(new OneWayStream(Bytes, breakAt: 500_000)), async));

        Assert.Equal(["GiveUp: ContentFailed"], exception.Story());
        Assert.Contains("reset", exception.ToString(), StringComparison.Ordinal);
        var fault = Assert.Single(client.Log.Lines, line => line.Event.Id == 6110);
        Assert.Equal("BufferRequestBytes", fault.Values["Option"]);
        Assert.Contains("The source broke.", fault.Exception!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task T11_a_content_that_breaks_before_the_network_does_is_the_callers_fault(bool async)
    {
        var store = new BreakingHandler(breaks: 2, after: 100_000);
        using var client = Client(store);

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(client, HttpMethod.Put, new StreamContent(new OneWayStream(Bytes, breakAt: 50_000)), async));

        Assert.Equal(["GiveUp: ContentFailed"], exception.Story());
        Assert.Contains("The source broke.", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(client.Log.Lines, line => line.Event.Id == 6110);
    }

    [Fact]
    public async Task T8_a_cancellation_ends_the_reading_of_the_rest_at_once()
    {
        using var source = new CancellationTokenSource();
        var stream = new StallingStream(Bytes, stallAt: 200_000);
        using var client = Client(new BreakingHandler(breaks: 2, after: 100_000));

        var send = client.Http.PutAsync("key", new StreamContent(stream), source.Token);
        await stream.Stalled;
        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => send);
        Assert.Equal(["GiveUp: Cancelled"], exception.Story());
        await stream.Ended;
    }

    [Fact]
    public async Task T2_a_rest_that_does_not_come_is_waited_for_no_longer_than_MaxTotalTime()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var stream = new StallingStream(Bytes, stallAt: 200_000);
        using var client = Client(new BreakingHandler(breaks: 2, after: 100_000), time: time);

        var send = client.SendAsync(HttpMethod.Put, content: new StreamContent(stream));
        await stream.Stalled;
        await time.TimerAsync();
        time.Advance(TimeSpan.FromSeconds(89));
        Assert.False(send.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => send);
        Assert.Equal(["GiveUp: NotReplayable"], exception.Story());
        await stream.Ended;
        await time.NoTimerAsync();
    }

    [Fact]
    public async Task T2_an_attempt_that_times_out_while_it_sends_is_sent_again_whole()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new BreakingHandler(breaks: 1, after: 100_000) { Stalls = true };
        using var client = Client(store, o => o.Retry.AttemptTimeout = TimeSpan.FromSeconds(10), time);

        var send = client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes)));
        await time.TimerAsync();
        time.Advance(TimeSpan.FromSeconds(10));
        using var response = await send;

        Assert.Equal(["Retry: ConnectionLost", "Succeed: Succeeded"], response.Story());
        Assert.Equal(Bytes, store.Received);
    }

    static Task<HttpResponseMessage> SendAsync(TestClient client, HttpMethod method, HttpContent content, bool async) => async
        ? client.SendAsync(method, content: content)
        : Task.Run(() => client.Http.Send(new(method, "key") { Content = content }));

    static TestClient Client(HttpMessageHandler store, Action<StorageErrorHandlingOptions>? configure = null, FakeTimeProvider? time = null) => new(
        store,
        options =>
        {
            options.Retry.BufferRequestBytes = Bytes.Length;
            configure?.Invoke(options);
        },
        time);

    sealed class OwnContent(Stream source) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await source.CopyToAsync(stream, BreakingHandler.MaxChunk);
            await stream.FlushAsync();
        }

        protected override void SerializeToStream(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            source.CopyTo(stream, BreakingHandler.MaxChunk);
            stream.Flush();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
