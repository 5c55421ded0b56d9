using System.Net;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Retry;

/// <summary>An answer that comes while a content that can be read only once is still being sent, as HTTP/2 allows.</summary>
public class EarlyKeptAnswerTests
{
    static readonly byte[] Bytes = [.. Enumerable.Range(0, 500_000).Select(i => (byte)(i * 3))];

    [Fact]
    public async Task T4_a_refusal_whose_server_takes_no_more_bytes_is_followed_by_the_same_bytes()
    {
        var store = new EarlyHandler(HttpStatusCode.ServiceUnavailable, new GatedStream(new TaskCompletionSource().Task));
        using var client = new TestClient(store, o => o.Retry.BufferRequestBytes = Bytes.Length);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes)));

        Assert.Equal(["Retry: TransientFault", "Succeed: Succeeded"], response.Story());
        Assert.Equal(Bytes, store.Received);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Sending);
    }

    [Fact]
    public async Task T4_a_refusal_that_is_not_retried_leaves_the_send_alone()
    {
        var gate = new TaskCompletionSource();
        var store = new EarlyHandler(HttpStatusCode.Forbidden, new GatedStream(gate.Task));
        using var client = new TestClient(store, o => o.Retry.BufferRequestBytes = Bytes.Length);
        var stream = new OneWayStream(Bytes);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(stream));
        var read = stream.Position;

        Assert.Equal(["GiveUp: NotRetryable"], response.Story());
        Assert.InRange(read, 0, Bytes.Length - 1);
        gate.SetResult();
        await store.Sending;
        Assert.Equal(Bytes.Length, store.Wire.Length);
    }

    [Fact]
    public async Task T4_a_good_answer_lets_the_send_go_on_behind_it()
    {
        var gate = new TaskCompletionSource();
        var store = new EarlyHandler(HttpStatusCode.OK, new GatedStream(gate.Task));
        using var client = new TestClient(store, o => o.Retry.BufferRequestBytes = Bytes.Length);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes)));
        gate.SetResult();
        await store.Sending;

        Assert.Equal(Bytes, store.Wire.ToArray());
    }

    [Fact]
    public async Task T4_a_network_that_fails_behind_a_good_answer_ends_the_reading()
    {
        var gate = new TaskCompletionSource();
        var store = new EarlyHandler(HttpStatusCode.OK, new GatedStream(gate.Task));
        using var client = new TestClient(store, o => o.Retry.BufferRequestBytes = Bytes.Length);
        var stream = new StallingStream(Bytes, stallAt: 100_000);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(stream));
        gate.SetResult();
        await stream.Stalled;
        await store.Network.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Sending);
        await stream.Ended;
    }

    [Fact]
    public async Task T4_a_server_that_cancels_the_send_between_two_writes_gets_the_same_bytes_again()
    {
        var store = new EarlyHandler(HttpStatusCode.ServiceUnavailable, new GatedStream(Task.CompletedTask)) { CancelsAt = 100_000 };
        using var client = new TestClient(store, o => o.Retry.BufferRequestBytes = Bytes.Length);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes)));

        Assert.Equal(["Retry: TransientFault", "Succeed: Succeeded"], response.Story());
        Assert.Equal(Bytes, store.Received);
    }

    sealed class EarlyHandler(HttpStatusCode early, GatedStream wire) : HttpMessageHandler
    {
        int _attempts;

        public GatedStream Wire => wire;

        public CancellationTokenSource Network { get; } = new();

        public int CancelsAt { get; init; } = int.MaxValue;

        public Task Sending { get; private set; } = Task.CompletedTask;

        public byte[]? Received { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_attempts++ == 0)
            {
                wire.OnWrite = () => CancelWhenFull();
                Sending = request.Content!.CopyToAsync(wire, Network.Token);
                return new(early);
            }

            Received = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            return new(HttpStatusCode.OK);
        }

        void CancelWhenFull()
        {
            if (wire.Length >= CancelsAt)
            {
                Network.Cancel();
            }
        }
    }

    sealed class GatedStream(Task gate) : MemoryStream
    {
        public Action? OnWrite { get; set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await gate.WaitAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            Write(buffer.Span);
            OnWrite?.Invoke();
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
