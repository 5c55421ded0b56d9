using Amazon.S3;
using Amazon.S3.Transfer;
using Storage.Http.Emulator;
using Storage.Http.ServerTests.Swift;
using Storage.Http.Tests;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>The SDK's TransferUtility, whose parts go out in parallel and signed in chunks.</summary>
public class TransferTests
{
    static readonly byte[] Content = Bytes.Of(18_000_000);
    static readonly string Hash = SdkStage.Hash(Content);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Parts_that_are_kept_while_they_go_out_are_sent_again(bool seekable)
    {
        await using var stage = await SdkStage.StartAsync(new() { Options = options => options.Retry.BufferRequestBytes = 9 << 20 });
        foreach (var part in new[] { 1, 2, 3 })
        {
            stage.Emulator.On(HttpMethod.Put, query: $"partNumber={part}").Answer(Fault.Error("SlowDown"), Fault.Reset());
        }

        stage.Emulator.On(HttpMethod.Post, query: "uploadId").Answer(Fault.Embedded("InternalError"));
        using var transfer = new TransferUtility(stage.Client.S3);

        await transfer.UploadAsync(seekable ? new MemoryStream(Content) : new OneWayStream(Content), SdkOperation.Bucket, "key");

        Assert.Equal(Hash, stage.StoredHash("key"));
        Assert.Equal(3 * 3 + 3 + (seekable ? 0 : 1), stage.Received.Count);
    }

    [Fact]
    public async Task A_limit_of_just_the_parts_size_is_too_small_for_what_the_SDK_wraps_around_it()
    {
        await using var stage = await SdkStage.StartAsync(new() { Options = options => options.Retry.BufferRequestBytes = 8 << 20 });
        stage.Emulator.On(HttpMethod.Put, query: "partNumber=1").Answer(Fault.Error("SlowDown"));
        using var transfer = new TransferUtility(stage.Client.S3);

        var exception = await Assert.ThrowsAsync<AmazonS3Exception>(() => transfer.UploadAsync(new MemoryStream(Content), SdkOperation.Bucket, "key"));

        Assert.Equal("SlowDown", exception.ErrorCode);
        Assert.Null(stage.StoredHash("key"));
    }

    [Fact]
    public async Task A_download_is_ridden_out_until_its_body_has_begun()
    {
        await using var stage = await SdkStage.StartAsync();
        stage.Store("key", Content);
        stage.Emulator.Faults.Next(Fault.Error("SlowDown"), Fault.Reset());
        using var transfer = new TransferUtility(stage.Client.S3);
        using var copy = new MemoryStream();

        await using (var stream = await transfer.OpenStreamAsync(SdkOperation.Bucket, "key"))
        {
            await stream.CopyToAsync(copy);
        }

        Assert.Equal(Hash, SdkStage.Hash(copy.ToArray()));
    }
}
