using System.Net;
using System.Text;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

public class ReplayTests
{
    static readonly byte[] Bytes = Encoding.ASCII.GetBytes("the bytes of the object");

    [Fact]
    public async Task T4_a_seekable_stream_is_sent_again_from_where_it_stood()
    {
        var store = new StubHandler(Status(503), Status(503), Status(200));
        using var client = new TestClient(store);
        var stream = new MemoryStream(Bytes) { Position = 4 };

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(stream));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, store.Sent.Count);
        Assert.All(store.Sent, sent => Assert.Equal(Bytes[4..], sent.Body));
    }

    [Fact]
    public async Task T4_a_one_way_stream_is_sent_once_and_the_first_error_surfaces_with_its_reason()
    {
        var store = new StubHandler(Status(503, r => r.Content = new StringContent("the first error")));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes)));

        Assert.Equal(Bytes, Assert.Single(store.Sent).Body);
        Assert.Equal("the first error", await response.Content.ReadAsStringAsync());
        Assert.Equal(StorageRetryReason.NotReplayable, Assert.Single(response.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task T4_a_one_way_stream_that_was_not_read_yet_can_still_be_sent()
    {
        var store = new UnreadingHandler(refusals: 2);
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, store.Attempts);
        Assert.Equal(Bytes, store.Received);
    }

    [Fact]
    public async Task T4_a_stream_that_a_handler_inside_closed_leaves_the_first_error_to_the_caller()
    {
        foreach (var content in (HttpContent[])[new StreamContent(new MemoryStream(Bytes)), new StreamContent(new CountedStream(Bytes)), new ByteArrayContent(Bytes)])
        {
            var store = new StubHandler(Status(503, r => r.Content = new StringContent("the first error")));
            using var client = new TestClient(new ClosingHandler { InnerHandler = store });

            using var response = await client.SendAsync(HttpMethod.Put, content: content);

            Assert.Equal("the first error", await response.Content.ReadAsStringAsync());
            Assert.Equal(StorageRetryReason.NotReplayable, Assert.Single(response.GetStorageAttempts()).Reason);
        }
    }

    [Fact]
    public async Task T4_bytes_kept_while_they_go_out_are_sent_again()
    {
        var store = new StubHandler(Status(503), Status(503), Status(200));
        using var client = new TestClient(store, o => o.Retry.BufferRequestBytes = Bytes.Length);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.All(store.Sent, sent => Assert.Equal(Bytes, sent.Body));
        Assert.Equal(3, store.Sent.Count);
    }

    [Fact]
    public async Task T4_beyond_the_buffer_the_send_goes_on_unharmed_and_is_not_repeated()
    {
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store, o => o.Retry.BufferRequestBytes = Bytes.Length - 1);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes)));

        Assert.Equal(Bytes, Assert.Single(store.Sent).Body);
        Assert.Equal(StorageRetryReason.NotReplayable, response.GetStorageAttempts()[0].Reason);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task T4_the_callers_word_on_replaying_wins(bool replayable, int sends)
    {
        var store = new StubHandler(Status(503), Status(200));
        using var client = new TestClient(store);
        HttpContent content = replayable ? new RepeatableContent() : new StreamContent(new MemoryStream(Bytes));

        using var response = await client.SendAsync(HttpMethod.Put, content: content, configure: request => request.SetStorageReplayable(replayable));

        Assert.Equal(sends, store.Sent.Count);
    }

    [Fact]
    public async Task T11_an_exception_of_the_contents_own_is_rethrown_after_one_attempt()
    {
        var store = new StubHandler(Status(200));
        using var client = new TestClient(store, o => o.Retry.BufferRequestBytes = 1000);

        var exception = await Assert.ThrowsAnyAsync<Exception>(
            () => client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes, breakAt: 5))));

        Assert.Contains("The source broke.", exception.ToString(), StringComparison.Ordinal);
        Assert.Equal(StorageRetryReason.ContentFailed, Assert.Single(exception.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task T8_the_callers_content_stands_on_the_request_again_after_the_call()
    {
        var content = new StreamContent(new OneWayStream(Bytes));
        var store = new StubHandler(Status(200));
        using var client = new TestClient(store);
        HttpRequestMessage? sent = null;

        using var response = await client.SendAsync(HttpMethod.Put, content: content, configure: request => sent = request);

        Assert.Same(content, sent!.Content);
    }

    [Fact]
    public async Task T4_content_headers_reach_the_server_with_a_watched_content()
    {
        string? type = null;
        long? length = null;
        var store = new StubHandler(request =>
        {
            type = request.Content!.Headers.ContentType!.ToString();
            length = request.Content.Headers.ContentLength;
            return Status(200)(request);
        });
        using var client = new TestClient(store);
        var content = new StreamContent(new OneWayStream(Bytes));
        content.Headers.ContentType = new("image/png");
        content.Headers.ContentLength = Bytes.Length;

        using var response = await client.SendAsync(HttpMethod.Put, content: content);

        Assert.Equal("image/png", type);
        Assert.Equal(Bytes.Length, length);
    }

    [Fact]
    public async Task T4_a_content_that_an_inner_handler_wraps_counts_by_the_callers()
    {
        var store = new StubHandler(Status(503), Status(200));
        using var client = new TestClient(new WrappingHandler { InnerHandler = store });

        using var response = await client.SendAsync(HttpMethod.Put, content: new ByteArrayContent(Bytes));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.All(store.Sent, sent => Assert.Equal(Bytes, sent.Body));
    }

    [Fact]
    public async Task T4_a_one_way_stream_that_the_caller_has_buffered_is_sent_again()
    {
        var store = new StubHandler(Status(503), Status(200));
        using var client = new TestClient(store);
        var content = new StreamContent(new OneWayStream(Bytes));
        await content.LoadIntoBufferAsync();

        using var response = await client.SendAsync(HttpMethod.Put, content: content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.All(store.Sent, sent => Assert.Equal(Bytes, sent.Body));
    }

    sealed class UnreadingHandler(int refusals) : HttpMessageHandler
    {
        public int Attempts { get; private set; }

        public byte[]? Received { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Attempts++ < refusals)
            {
                return new(HttpStatusCode.ServiceUnavailable);
            }

            Received = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            return new(HttpStatusCode.OK);
        }
    }

    sealed class ClosingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var content = request.Content;
            return await base.SendAsync(request, cancellationToken);
        }
    }

    // Says that it can seek also when it is closed, as many a wrapper of the callers' own does.
    sealed class CountedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => true;
    }

    sealed class RepeatableContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = Bytes.Length;
            return true;
        }
    }

    sealed class WrappingHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Content = new RepeatableContent();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
