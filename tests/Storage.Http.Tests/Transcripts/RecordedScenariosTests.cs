using System.Net;

namespace Storage.Http.Tests.Transcripts;

/// <summary>What a call makes of several recorded answers in a row.</summary>
public class RecordedScenariosTests
{
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
