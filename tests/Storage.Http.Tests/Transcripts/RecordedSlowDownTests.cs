using System.Net;

namespace Storage.Http.Tests.Transcripts;

/// <summary>The recorded SlowDown inside a 200, and what may come after it.</summary>
public class RecordedSlowDownTests
{
    static readonly string[] InARow =
        ["swift-complete-200-error-slowdown", "swift-complete-retry-while-limited", "swift-complete-retry-after-slowdown"];

    [Theory]
    [InlineData(Delivery.AtOnce)]
    [InlineData(Delivery.ByteByByte)]
    public async Task A_SlowDown_inside_a_200_and_one_at_503_end_in_the_result(Delivery delivery)
    {
        await using var server = new TranscriptServer(delivery, InARow);
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, InARow[0]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.GetStorageError());
        Assert.Equal(Transcript.Load(InARow[2]).ResponseBody, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            [
                (HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, "tx2ecf0fbd12aa43ea97921-006b0105a5", StorageRetryReason.Throttled),
                (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, "tx4213b15b3e1a40da8080d-006b0105b1", StorageRetryReason.Throttled),
                (null, null, null, StorageRetryReason.Succeeded),
            ],
            response.GetStorageAttempts().Select(attempt => (attempt.Error?.WireStatusCode, attempt.Error?.StatusCode, attempt.Error?.RequestId, attempt.Reason)));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], client.Time.Delays);
        Assert.Equal(3, server.Received.Count);
        Assert.All(server.Received, request => Assert.Equal(server.Received[0].Bytes, request.Bytes));
        Assert.Equal(Transcript.Load(InARow[0]).Request.Body, server.Received[0].Body);
    }

    [Fact]
    public async Task A_SlowDown_inside_a_200_is_ridden_out_by_a_synchronous_send_too()
    {
        await using var server = new TranscriptServer(Delivery.ByteByByte, InARow);
        using var client = TranscriptClient.Create();
        using var request = Transcript.Load(InARow[0]).CreateRequest(server.Address);

        using var response = await Task.Run(() => client.Http.Send(request));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Transcript.Load(InARow[2]).ResponseBody, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], client.Time.Delays);
        Assert.All(server.Received, sent => Assert.Equal(server.Received[0].Bytes, sent.Bytes));
    }

    [Fact]
    public async Task A_SlowDown_inside_a_200_is_retried_also_when_its_status_is_not_surfaced()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, InARow[0]);
        using var client = TranscriptClient.Create(options =>
        {
            options.SurfaceEmbeddedErrors = false;
            options.Retry.MaxRetryAttempts = 1;
        });

        using var response = await client.SendAsync(server, InARow[0]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.GetStorageError()!.Is("SlowDown"));
        Assert.Equal([StorageRetryReason.Throttled, StorageRetryReason.AttemptsExhausted], response.GetStorageAttempts().Select(attempt => attempt.Reason));
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task An_upload_that_is_gone_after_a_SlowDown_inside_a_200_may_have_been_completed()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, InARow[0], "swift-complete-404-nosuchupload");
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, InARow[0]);

        Assert.True(response.GetStorageError() is { Code: "NoSuchUpload", MaybeApplied: true });
    }

    [Fact]
    public async Task An_upload_that_is_gone_after_a_SlowDown_at_503_was_not_completed_by_us()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, InARow[1], "swift-complete-404-nosuchupload");
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, InARow[1]);

        Assert.True(response.GetStorageError() is { Code: "NoSuchUpload", MaybeApplied: false });
    }
}
