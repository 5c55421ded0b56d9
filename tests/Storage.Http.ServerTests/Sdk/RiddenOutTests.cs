using Amazon.S3;
using Storage.Http.Emulator;
using Storage.Http.ServerTests.Swift;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Writes through the SDK whose first attempts meet trouble: what is stored in the end is what was sent, by its hash.</summary>
public class RiddenOutTests
{
    static readonly byte[] Content = Bytes.Of(400_000);
    static readonly string Hash = SdkStage.Hash(Content);

    static readonly SdkSetup Keeping = new() { Options = options => options.Retry.BufferRequestBytes = 1 << 20 };

    public static TheoryData<string> Troubles =>
        ["SlowDown", "InternalError", "reset", "close", "reset:before-headers; effect", "html:502", "error:RequestTimeout", "error:OperationAborted"];

    public static TheoryData<string> HiddenTroubles => ["reset:after-headers; effect", "embedded:SlowDown", "embedded:InternalError; blanks=3; every=1", "cut", "empty", "reset:in-body; bytes=20; effect"];

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_put_arrives_whole(string trouble)
    {
        await using var stage = await SdkStage.StartAsync(Keeping);
        stage.Emulator.Faults.Next(Fault.Parse(trouble), Fault.Parse(trouble));

        var response = await stage.Client.S3.PutObjectAsync(UploadForm.Put("one-way chunked", Content));

        Assert.Equal((3, Hash), (stage.Received.Count, stage.StoredHash("key")));
        Assert.Equal(stage.Find("key")!.ETag.Trim('"'), response.ETag.Trim('"'));
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    [MemberData(nameof(HiddenTroubles))]
    public async Task A_copy_is_done(string trouble)
    {
        await using var stage = await SdkStage.StartAsync();
        stage.Store("key", Content);
        stage.Emulator.Faults.Next(Fault.Parse(trouble), Fault.Parse(trouble));

        var response = await stage.Client.S3.CopyObjectAsync(SdkOperation.Bucket, "key", SdkOperation.Bucket, "copy");

        Assert.Equal((3, Hash), (stage.Received.Count, stage.StoredHash("copy")));
        Assert.Equal(stage.Find("copy")!.ETag.Trim('"'), response.ETag.Trim('"'));
    }

    [Theory]
    [InlineData("SlowDown")]
    [InlineData("InternalError")]
    [InlineData("reset")]
    [InlineData("embedded:SlowDown")]
    [InlineData("cut")]
    [InlineData("empty")]
    public async Task A_multipart_upload_is_put_together_whole(string trouble)
    {
        await using var stage = await SdkStage.StartAsync(Keeping);
        stage.Store("source", Content[200_000..]);
        var isHidden = trouble is not ("SlowDown" or "InternalError" or "reset");
        stage.Emulator.On(HttpMethod.Post, query: "uploads").Answer(Fault.Error("SlowDown"));
        stage.Emulator.On(HttpMethod.Put, query: "partNumber=1").Answer(Fault.Parse(isHidden ? "SlowDown" : trouble));
        stage.Emulator.On(HttpMethod.Put, query: "partNumber=2").Answer(Fault.Parse(trouble));
        stage.Emulator.On(HttpMethod.Post, query: "uploadId").Answer(Fault.Parse(trouble));

        await UploadForm.PutTogetherAsync(stage.Client.S3, "seekable chunked", Content[..200_000]);

        Assert.Equal((8, Hash), (stage.Received.Count, stage.StoredHash("key")));
        Assert.Equal(0, stage.Emulator.Objects.OpenUploads(StorageProvider.S3));
    }

    [Fact]
    public async Task A_complete_whose_answer_was_lost_ends_in_NoSuchUpload_although_the_object_is_there()
    {
        await using var stage = await SdkStage.StartAsync(Keeping);
        var s3 = stage.Client.S3;
        var upload = await s3.InitiateMultipartUploadAsync(SdkOperation.Bucket, "key");
        var part = await s3.UploadPartAsync(UploadForm.Part("seekable whole", Content, upload.UploadId, 1));
        stage.Emulator.Faults.Next(Fault.Reset().WithEffect());

        var exception = await Assert.ThrowsAsync<AmazonS3Exception>(() =>
            s3.CompleteMultipartUploadAsync(new() { BucketName = SdkOperation.Bucket, Key = "key", UploadId = upload.UploadId, PartETags = [new(part)] }));

        Assert.Equal(("NoSuchUpload", Hash), (exception.ErrorCode, stage.StoredHash("key")));
    }

    [Fact]
    public async Task An_initiate_whose_fate_is_unknown_is_not_repeated()
    {
        await using var stage = await SdkStage.StartAsync();
        stage.Emulator.Faults.Next(Fault.Error("InternalError"));

        await Assert.ThrowsAsync<AmazonS3Exception>(() => SdkOperation.RunAsync("initiate", stage.Client.S3));

        Assert.Single(stage.Received);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("head")]
    [InlineData("list")]
    [InlineData("delete")]
    [InlineData("delete-many")]
    public async Task Every_other_call_is_what_it_is_without_trouble(string operation)
    {
        await using var calm = await SdkStage.StartAsync(handled: false);
        await using var stage = await SdkStage.StartAsync();
        calm.Store("key", Content);
        stage.Store("key", Content);
        stage.Emulator.Faults.Next(Fault.Error("ServiceUnavailable"), Fault.Error("InternalError"), Fault.Reset());

        Assert.Equal(await ShownAsync(operation, calm), await ShownAsync(operation, stage));
        Assert.Equal((1, 4), (calm.Received.Count, stage.Received.Count));
    }

    [Fact]
    public async Task Keys_that_failed_are_told_one_by_one_and_the_others_are_gone()
    {
        await using var stage = await SdkStage.StartAsync();
        stage.Store("a", Content);
        stage.Store("b", Content);
        stage.Emulator.Faults.Next(Fault.Error("SlowDown"), Fault.SomeKeys("InternalError", "b"));

        var exception = await Assert.ThrowsAsync<DeleteObjectsException>(() => SdkOperation.RunAsync("delete-many", stage.Client.S3));

        Assert.Equal(("b", "InternalError"), (exception.Response.DeleteErrors[0].Key, exception.Response.DeleteErrors[0].Code));
        Assert.Equal(["a", "c"], exception.Response.DeletedObjects.Select(deleted => deleted.Key));
        Assert.Equal((2, null, Hash), (stage.Received.Count, stage.StoredHash("a"), stage.StoredHash("b")));
    }

    static async Task<string> ShownAsync(string operation, SdkStage stage) => Portrait.Lasting(Portrait.Of(await SdkOperation.RunAsync(operation, stage.Client.S3)));
}
