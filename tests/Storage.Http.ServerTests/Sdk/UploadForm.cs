using Amazon.S3;
using Amazon.S3.Model;
using Storage.Http.Tests;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>The ways to hand bytes to PutObject or UploadPart.</summary>
static class UploadForm
{
    /// <summary>By name: <c>seekable</c>, <c>midway</c> (seekable, but not at its start) or <c>one-way</c>; <c>chunked</c>, which is the SDK's default, or <c>whole</c>.</summary>
    internal static PutObjectRequest Put(string form, byte[] bytes)
    {
        var request = new PutObjectRequest { BucketName = SdkOperation.Bucket, Key = "key", InputStream = Stream(form, bytes), UseChunkEncoding = !IsWhole(form), AutoResetStreamPosition = false };
        request.Headers.ContentLength = bytes.Length;
        return request;
    }

    internal static UploadPartRequest Part(string form, byte[] bytes, string uploadId, int number) => new()
    {
        BucketName = SdkOperation.Bucket,
        Key = "key",
        UploadId = uploadId,
        PartNumber = number,
        InputStream = Stream(form, bytes),
        PartSize = bytes.Length,
        UseChunkEncoding = !IsWhole(form),
    };

    /// <summary>Puts <c>key</c> together: the first part is handed over, the second copied from <c>source</c>.</summary>
    internal static async Task PutTogetherAsync(IAmazonS3 s3, string form, byte[] beginning)
    {
        var upload = await s3.InitiateMultipartUploadAsync(SdkOperation.Bucket, "key");
        var first = await s3.UploadPartAsync(Part(form, beginning, upload.UploadId, 1));
        var second = await s3.CopyPartAsync(new()
        {
            SourceBucket = SdkOperation.Bucket,
            SourceKey = "source",
            DestinationBucket = SdkOperation.Bucket,
            DestinationKey = "key",
            UploadId = upload.UploadId,
            PartNumber = 2,
        });
        await s3.CompleteMultipartUploadAsync(new() { BucketName = SdkOperation.Bucket, Key = "key", UploadId = upload.UploadId, PartETags = [new(first), new(second)] });
    }

    static bool IsWhole(string form) => form.EndsWith("whole", StringComparison.Ordinal);

    static Stream Stream(string form, byte[] bytes) => form.Split(' ')[0] switch
    {
        "seekable" => new MemoryStream(bytes),
        "midway" => new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 },
        _ => new OneWayStream(bytes),
    };
}
