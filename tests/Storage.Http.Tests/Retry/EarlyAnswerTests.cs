using System.Net;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Retry;

/// <summary>An answer that comes while the request's content is still being sent, as HTTP/2 allows.</summary>
public class EarlyAnswerTests
{
    [Fact]
    public async Task The_next_attempt_waits_until_the_one_before_reads_the_content_no_more()
    {
        byte[] bytes = [.. Enumerable.Range(0, 200_000).Select(i => (byte)i)];
        var gate = new TaskCompletionSource();
        var store = new EarlyHandler(gate.Task);
        var time = new FakeTimeProvider();
        using var client = new TestClient(store, time: time);

        var send = client.SendAsync(HttpMethod.Put, content: new StreamContent(new MemoryStream(bytes)));
        await time.TimerAsync();

        // The wait before the retry is over; only the open send holds the next attempt up.
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, store.Attempts);
        gate.SetResult();
        using var response = await send;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(bytes, store.Received);
    }

    [Fact]
    public async Task The_wait_for_the_attempt_before_counts_for_the_attempts_time()
    {
        var gate = new TaskCompletionSource();
        var store = new EarlyHandler(gate.Task);
        var time = new FakeTimeProvider();
        using var client = new TestClient(store, o => (o.Retry.AttemptTimeout, o.Retry.MaxRetryAttempts) = (TimeSpan.FromSeconds(2), 1), time);

        var send = client.SendAsync(HttpMethod.Put, content: new StreamContent(new MemoryStream(new byte[1000])));
        await time.TimerAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        await time.TimerAsync();
        time.Advance(TimeSpan.FromSeconds(2));

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(1, store.Attempts);
        Assert.Equal([HttpStatusCode.ServiceUnavailable, null], exception.GetStorageAttempts().Select(attempt => attempt.Error!.StatusCode));
        gate.SetResult();
    }

    [Fact]
    public async Task A_content_that_broke_behind_a_refusal_does_not_speak_for_the_attempts_that_follow()
    {
        byte[] bytes = [.. Enumerable.Range(0, 200_000).Select(i => (byte)i)];
        var gate = new TaskCompletionSource();
        var store = new EarlyHandler(gate.Task) { SecondIsRefused = true };
        var time = new FakeTimeProvider();
        using var client = new TestClient(store, time: time);

        var send = client.SendAsync(HttpMethod.Put, content: new StreamContent(new BrokenOnceStream(bytes)));
        await time.TimerAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        gate.SetResult();
        await time.TimerAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        using var response = await send;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(bytes, store.Received);
    }

    sealed class EarlyHandler(Task gate) : HttpMessageHandler
    {
        public bool SecondIsRefused { get; init; }

        public int Attempts { get; private set; }

        public byte[]? Received { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Attempts++ == 0)
            {
                _ = request.Content!.CopyToAsync(new GatedStream(gate), cancellationToken);
                return new(HttpStatusCode.ServiceUnavailable);
            }

            // Not the send itself: it ends a moment after its content.
            Assert.True(gate.IsCompleted);
            if (SecondIsRefused && Attempts == 2)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError);
            }

            Received = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            return new(HttpStatusCode.OK);
        }
    }

    // Breaks at its second read, and is well again afterwards.
    sealed class BrokenOnceStream(byte[] bytes) : MemoryStream(bytes)
    {
        int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ++_reads == 2 ? ValueTask.FromException<int>(new IOException("The source broke.")) : base.ReadAsync(buffer, cancellationToken);

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[1000];
            while (await ReadAsync(buffer, cancellationToken) is var count && count > 0)
            {
                await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }
        }
    }

    sealed class GatedStream(Task gate) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await gate;

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => gate;
    }
}
