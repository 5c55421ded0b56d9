using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Storage.Http.Emulator;
using Storage.Http.ServerTests.Swift;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Which uploads of the SDK can be sent again: then the server gets the same bytes; which cannot: then the first error surfaces.</summary>
public class ReplayTests
{
    static readonly byte[] Content = Bytes.Of(300_000);
    static readonly string Hash = SdkStage.Hash(Content);

    public static TheoryData<string, RequestChecksumCalculation> SignedInChunks => new()
    {
        { "seekable chunked", RequestChecksumCalculation.WHEN_SUPPORTED }, { "seekable chunked", RequestChecksumCalculation.WHEN_REQUIRED },
        { "one-way chunked", RequestChecksumCalculation.WHEN_SUPPORTED }, { "one-way chunked", RequestChecksumCalculation.WHEN_REQUIRED },
        { "one-way whole", RequestChecksumCalculation.WHEN_SUPPORTED }, { "one-way whole", RequestChecksumCalculation.WHEN_REQUIRED },
    };

    [Theory]
    [MemberData(nameof(SignedInChunks))]
    public async Task What_is_signed_in_chunks_is_sent_once_and_the_503_surfaces(string form, RequestChecksumCalculation checksum)
    {
        await using var stage = await SdkStage.StartAsync(new() { Config = config => config.RequestChecksumCalculation = checksum });
        stage.Emulator.Faults.Next(Fault.Error("SlowDown"));

        var exception = await Assert.ThrowsAsync<AmazonS3Exception>(() => stage.Client.S3.PutObjectAsync(UploadForm.Put(form, Content)));

        Assert.Equal(("SlowDown", HttpStatusCode.ServiceUnavailable), (exception.ErrorCode, exception.StatusCode));
        Assert.StartsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", Assert.Single(stage.Received).Headers["x-amz-content-sha256"], StringComparison.Ordinal);
        Assert.Empty(stage.Client.Time.Delays);
        Assert.Null(stage.StoredHash("key"));
    }

    [Theory]
    [MemberData(nameof(SignedInChunks))]
    public async Task Kept_while_it_goes_out_it_is_sent_again_with_the_same_bytes(string form, RequestChecksumCalculation checksum)
    {
        await using var stage = await SdkStage.StartAsync(new()
        {
            Config = config => config.RequestChecksumCalculation = checksum,
            Options = options => options.Retry.BufferRequestBytes = 1 << 20,
        });
        stage.Emulator.Faults.Next(Fault.Error("SlowDown"), Fault.Error("InternalError"), Fault.Reset());

        var response = await stage.Client.S3.PutObjectAsync(UploadForm.Put(form, Content));

        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal((4, 1), (stage.Received.Count, stage.Received.Select(request => request.BodyHash).Distinct().Count()));
        Assert.Equal(Hash, stage.StoredHash("key"));
    }

    [Theory]
    [InlineData(RequestChecksumCalculation.WHEN_SUPPORTED)]
    [InlineData(RequestChecksumCalculation.WHEN_REQUIRED)]
    public async Task A_seekable_stream_without_chunk_encoding_is_rewound_and_sent_again(RequestChecksumCalculation checksum)
    {
        await using var stage = await SdkStage.StartAsync(new() { Config = config => config.RequestChecksumCalculation = checksum });
        stage.Emulator.Faults.Next(Fault.Error("SlowDown"), Fault.Error("InternalError"), Fault.Reset(FaultPoint.InRequestBody, 70_000));

        await stage.Client.S3.PutObjectAsync(UploadForm.Put("seekable whole", Content));

        Assert.Equal([Hash, Hash, Hash], stage.Received.Where(request => request.IsBodyComplete).Select(request => request.BodyHash));
        Assert.All(stage.Received, request => Assert.Equal(Hash, request.Headers["x-amz-content-sha256"]));
        Assert.Equal((4, Hash), (stage.Received.Count, stage.StoredHash("key")));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1 << 20, 2)]
    public async Task A_seekable_stream_that_does_not_stand_at_its_start_is_one_way_to_the_SDK(int buffer, int sends)
    {
        await using var stage = await SdkStage.StartAsync(new() { Options = options => options.Retry.BufferRequestBytes = buffer });
        stage.Emulator.Faults.Next(Fault.Error("SlowDown"));

        var failure = await Record.ExceptionAsync(() => stage.Client.S3.PutObjectAsync(UploadForm.Put("midway whole", Content)));

        Assert.Equal(sends == 1 ? "SlowDown" : null, (failure as AmazonS3Exception)?.ErrorCode);
        Assert.Equal(Enumerable.Repeat(Hash, sends), stage.Received.Select(request => request.BodyHash));
    }

    [Theory]
    [InlineData("seekable chunked")]
    [InlineData("one-way chunked")]
    [InlineData("one-way whole")]
    [InlineData("midway whole")]
    public async Task What_was_refused_unread_is_sent_again_however_it_is_signed(string form)
    {
        await using var stage = await SdkStage.StartAsync();
        stage.Emulator.Faults.Next(Fault.Error("SlowDown").BeforeRequestBody(), Fault.Error("SlowDown").BeforeRequestBody());

        await stage.Client.S3.PutObjectAsync(UploadForm.Put(form, Content));

        Assert.Equal([0L, 0L], stage.Received.Take(2).Select(request => request.BodyLength));
        Assert.All(stage.Received, request => Assert.Equal("100-continue", request.Headers["Expect"]));
        Assert.Equal((3, Hash), (stage.Received.Count, stage.StoredHash("key")));
    }

    [Theory]
    [InlineData("seekable chunked")]
    [InlineData("one-way chunked")]
    public async Task A_lost_connection_surfaces_as_itself_and_not_as_a_consumed_stream(string form)
    {
        await using var stage = await SdkStage.StartAsync();
        stage.Emulator.Faults.Next(Fault.Reset(FaultPoint.InRequestBody, 70_000));

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => stage.Client.S3.PutObjectAsync(UploadForm.Put(form, Content)));

        Assert.True(exception is IOException or HttpRequestException, exception.ToString());
        Assert.DoesNotContain("consumed", exception.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Single(stage.Received);
    }

    [Theory]
    [InlineData("seekable chunked", 1 << 20)]
    [InlineData("seekable whole", 0)]
    public async Task Parts_are_sent_again_by_the_same_rules(string form, int buffer)
    {
        await using var stage = await SdkStage.StartAsync(new() { Options = options => options.Retry.BufferRequestBytes = buffer });
        var s3 = stage.Client.S3;
        var upload = await s3.InitiateMultipartUploadAsync(SdkOperation.Bucket, "key");
        List<Amazon.S3.Model.PartETag> parts = [];
        foreach (var (number, bytes) in new[] { (1, Content[..200_000]), (2, Content[200_000..]) })
        {
            stage.Emulator.Faults.Next(Fault.Error("SlowDown"), Fault.Reset());
            parts.Add(new(await s3.UploadPartAsync(UploadForm.Part(form, bytes, upload.UploadId, number))));
        }

        await s3.CompleteMultipartUploadAsync(new() { BucketName = SdkOperation.Bucket, Key = "key", UploadId = upload.UploadId, PartETags = parts });

        Assert.Equal((8, Hash), (stage.Received.Count, stage.StoredHash("key")));
    }
}
