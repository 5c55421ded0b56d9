using System.Net;
using Storage.Http.Emulator;
using Storage.Http.Tests.Pipelines;
using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>What the store said first is what the caller learns, also where nothing can be sent again.</summary>
public class LostFirstErrorTests
{
    static readonly byte[] Bytes = new byte[100_000];

    [Fact]
    public async Task A_refused_one_way_upload_ends_in_the_stores_own_answer()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.S3);
        session.Faults.Next(Fault.Error("SlowDown")).Always();

        using var response = await session.SendAsync(HttpMethod.Put, "key", new StreamContent(new OneWayStream(Bytes)));

        Assert.Equal("SlowDown", response.GetStorageError()!.Code);
        Assert.Contains("<Code>SlowDown</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(Bytes.Length, Assert.Single(session.Received).BodyLength);

        // The peer sends the read stream again, and the caller learns of that alone.
        using var peer = PeerClient.Of(session.Stage);
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => peer.SendAsync(HttpMethod.Put, content: new StreamContent(new OneWayStream(Bytes))));
        Assert.Contains("The stream was already consumed.", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_was_closed_meanwhile_is_not_sent_again(bool inForm)
    {
        var stream = new MemoryStream(Bytes);
        var store = new StubHandler(request =>
        {
            stream.Dispose();
            return Status(503, response => response.Content = new StringContent("the first error"))(request);
        });
        using var client = new TestClient(store);
        HttpContent content = inForm ? new MultipartFormDataContent { { new StreamContent(stream), "file" } } : new StreamContent(stream);

        using var response = await client.SendAsync(HttpMethod.Put, content: content);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("the first error", await response.Content.ReadAsStringAsync());
        Assert.Equal(["GiveUp: NotReplayable"], response.Story());
        Assert.Single(store.Sent);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task A_stream_that_was_closed_meanwhile_is_not_sent_again_by_a_pipeline_either(bool closes, int sends)
    {
        var stream = new MemoryStream(Bytes);
        var store = new StubHandler(
            request =>
            {
                if (closes)
                {
                    stream.Dispose();
                }

                return Status(503)(request);
            },
            Status(200));

        using var response = await PipelineCalls.Send(
            PipelineCalls.Pipeline(new() { SkipDelays = true }), store, new(HttpMethod.Put, "http://host/key") { Content = new StreamContent(stream) });

        Assert.Equal(sends, store.Sent.Count);
        Assert.Equal(closes ? StorageRetryReason.NotReplayable : StorageRetryReason.TransientFault, response.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task A_form_of_a_buffered_one_way_part_and_an_open_stream_is_sent_again()
    {
        var store = new StubHandler(Status(503), Status(200));
        using var client = new TestClient(store);
        var buffered = new StreamContent(new OneWayStream(Bytes));
        await buffered.LoadIntoBufferAsync();

        using var response = await client.SendAsync(HttpMethod.Put, content: new MultipartFormDataContent { buffered, new StreamContent(new MemoryStream(Bytes)) });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(store.Sent[0].Body, store.Sent[1].Body);
    }
}
