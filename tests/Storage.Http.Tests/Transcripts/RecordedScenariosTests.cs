using System.Net;

namespace Storage.Http.Tests.Transcripts;

/// <summary>What a call makes of several recorded answers in a row.</summary>
public class RecordedScenariosTests
{
    static readonly string[] SlowDownThenSuccess =
        ["swift-complete-200-error-slowdown", "swift-complete-retry-while-limited", "swift-complete-retry-after-slowdown"];

    [Theory]
    [InlineData(Delivery.AtOnce)]
    [InlineData(Delivery.ByteByByte)]
    public async Task A_SlowDown_inside_a_200_and_one_at_503_end_in_the_result(Delivery delivery)
    {
        await using var server = new TranscriptServer(delivery, SlowDownThenSuccess);
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, SlowDownThenSuccess[0]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.GetStorageError());
        Assert.Equal(Transcript.Load(SlowDownThenSuccess[2]).ResponseBody, await response.Content.ReadAsByteArrayAsync());
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
        Assert.Equal(Transcript.Load(SlowDownThenSuccess[0]).Request.Body, server.Received[0].Body);
    }

    [Fact]
    public async Task A_SlowDown_inside_a_200_is_ridden_out_by_a_synchronous_send_too()
    {
        await using var server = new TranscriptServer(Delivery.ByteByByte, SlowDownThenSuccess);
        using var client = TranscriptClient.Create();
        using var request = Transcript.Load(SlowDownThenSuccess[0]).CreateRequest(server.Address);

        using var response = await Task.Run(() => client.Http.Send(request));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Transcript.Load(SlowDownThenSuccess[2]).ResponseBody, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], client.Time.Delays);
        Assert.All(server.Received, sent => Assert.Equal(server.Received[0].Bytes, sent.Bytes));
    }

    [Fact]
    public async Task A_SlowDown_inside_a_200_is_retried_also_when_its_status_is_not_surfaced()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, SlowDownThenSuccess[0]);
        using var client = TranscriptClient.Create(options =>
        {
            options.SurfaceEmbeddedErrors = false;
            options.Retry.MaxRetryAttempts = 1;
        });

        using var response = await client.SendAsync(server, SlowDownThenSuccess[0]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.GetStorageError()!.Is("SlowDown"));
        Assert.Equal([StorageRetryReason.Throttled, StorageRetryReason.AttemptsExhausted], response.GetStorageAttempts().Select(attempt => attempt.Reason));
        Assert.Equal(2, server.Received.Count);
    }

    [Fact]
    public async Task An_upload_that_is_gone_after_a_SlowDown_inside_a_200_may_have_been_completed()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, SlowDownThenSuccess[0], "swift-complete-404-nosuchupload");
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, SlowDownThenSuccess[0]);

        Assert.True(response.GetStorageError() is { Code: "NoSuchUpload", MaybeApplied: true });
    }

    [Fact]
    public async Task An_upload_that_is_gone_after_a_SlowDown_at_503_was_not_completed_by_us()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, SlowDownThenSuccess[1], "swift-complete-404-nosuchupload");
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, SlowDownThenSuccess[1]);

        Assert.True(response.GetStorageError() is { Code: "NoSuchUpload", MaybeApplied: false });
    }

    [Fact]
    public async Task A_storage_node_that_hangs_and_comes_back_shows_as_a_good_GET()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, "swift-get-503-serviceunavailable", "swift-get-200-after-resume");
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, "swift-get-503-serviceunavailable");

        Assert.Equal(100, (await response.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal([StorageErrorRegistry.Default.Find(StorageProvider.S3, "ServiceUnavailable")!.MinDelay!.Value], client.Time.Delays);
    }

    [Fact]
    public async Task The_stray_bytes_behind_a_HEAD_at_503_do_not_reach_the_next_attempt()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, "swift-head-503", "swift-head-503", "swift-head-200");
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, "swift-head-503");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(11, response.Content.Headers.ContentLength);
        Assert.Equal([TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(200)], client.Time.Delays);
    }

    [Fact]
    public async Task A_copy_whose_source_was_down_is_copied_at_the_second_try()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, "swift-copy-503-source-down", "swift-copy-200");
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, "swift-copy-503-source-down");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Transcript.Load("swift-copy-200").ResponseBody, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(["/b1795228976-13992/o1", "/b1795228976-13992/o1"], server.Received.Select(request => request.Header("x-amz-copy-source")));
    }

    [Fact]
    public async Task An_upload_that_timed_out_at_400_is_sent_whole_again()
    {
        await using var server = new TranscriptServer(Delivery.AtOnce, "swift-put-400-requesttimeout", "swift-put-200");
        using var client = TranscriptClient.Create();

        using var response = await client.SendAsync(server, "swift-put-400-requesttimeout");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([100, 100], server.Received.Select(request => request.Body.Length));
    }

    [Fact]
    public async Task A_skewed_clock_is_repaired_with_the_servers_offset()
    {
        TimeSpan? offset = null;
        await using var server = new TranscriptServer(Delivery.AtOnce, "swift-get-403-requesttimetooskewed", "swift-get-200");
        using var client = TranscriptClient.Create(options => options.Retry.Repair = (repair, _) =>
        {
            offset = repair.ClockOffset;
            return new(true);
        });
        var atServer = new DateTimeOffset(2026, 11, 21, 2, 42, 56, TimeSpan.Zero);

        using var response = await client.SendAsync(server, "swift-get-403-requesttimetooskewed");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(atServer - client.Time.GetUtcNow(), offset);
        Assert.Equal([StorageRetryReason.Repaired, StorageRetryReason.Succeeded], response.GetStorageAttempts().Select(attempt => attempt.Reason));
    }
}
