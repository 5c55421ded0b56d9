using System.Net;
using System.Text;

namespace Storage.Http.Tests.Retry;

/// <summary>Sends that end by the network and not by the content.</summary>
public class WatchedSendTests
{
    static readonly byte[] Bytes = Encoding.ASCII.GetBytes("the bytes of the object");

    [Fact]
    public async Task T11_a_network_that_breaks_when_flushed_is_not_the_contents_fault()
    {
        var store = new FlushBreakingHandler();
        using var client = new TestClient(store, o => o.Retry.MaxRetryAttempts = 1);

        var exception = await Assert.ThrowsAnyAsync<HttpRequestException>(
            () => client.SendAsync(HttpMethod.Put, content: new FlushingContent(), configure: request => request.SetStorageReplayable(true)));

        Assert.Equal(2, store.Attempts);
        Assert.Equal(StorageRetryReason.ConnectionLost, exception.GetStorageAttempts()[0].Reason);
    }

    sealed class FlushBreakingHandler : HttpMessageHandler
    {
        public int Attempts { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Attempts++;
            await request.Content!.CopyToAsync(new FlushBreakingStream(), cancellationToken);
            throw new InvalidOperationException("The flush did not break.");
        }
    }

    sealed class FlushBreakingStream : MemoryStream
    {
        public override Task FlushAsync(CancellationToken cancellationToken) => throw new IOException("The connection was reset.");
    }

    sealed class FlushingContent : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Bytes);
            await stream.FlushAsync();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Bytes.Length;
            return true;
        }
    }
}
