using System.Net;
using System.Text;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

/// <summary>Contents that a handler inside reads before it sends them.</summary>
public class SignedContentTests
{
    static readonly byte[] Bytes = Encoding.ASCII.GetBytes("the bytes of the object");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task T4_a_signer_that_reads_the_stream_gets_the_callers_and_holds_nothing(bool async)
    {
        var store = new StubHandler(Status(503), Status(503), Status(200));
        var signer = new HashingSigner(async) { InnerHandler = store };
        using var client = new TestClient(signer);
        var stream = new MemoryStream(Bytes) { Position = 4 };

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(stream));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(3, store.Sent.Count);
        Assert.All(store.Sent, sent => Assert.Equal(Bytes[4..], sent.Body));
        Assert.Equal([4, 4, 4], signer.StoodAt);
        Assert.All(signer.Hashed, hashed => Assert.Equal(Bytes[4..], hashed));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task T4_a_one_way_stream_that_a_signer_reads_is_held_for_the_send(bool async)
    {
        var store = new StubHandler(Status(503));
        var signer = new HashingSigner(async) { InnerHandler = store };
        using var client = new TestClient(signer);

        using var response = await client.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes)));

        Assert.Equal(Bytes, Assert.Single(store.Sent).Body);
        Assert.Equal(Bytes, Assert.Single(signer.Hashed));
        Assert.Equal(StorageRetryReason.NotReplayable, response.GetStorageAttempts()[0].Reason);
    }

    /// <summary>Hashes what it can seek back in, as signers of large uploads do.</summary>
    sealed class HashingSigner(bool async) : DelegatingHandler
    {
        public List<long> StoodAt { get; } = [];

        public List<byte[]> Hashed { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var stream = async ? await request.Content!.ReadAsStreamAsync(cancellationToken) : request.Content!.ReadAsStream(cancellationToken);
            StoodAt.Add(stream.Position);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, cancellationToken);
            Hashed.Add(copy.ToArray());
            stream.Position = StoodAt[^1];
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
