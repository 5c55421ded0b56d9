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

    static bool IsWhole(string form) => form.EndsWith("whole", StringComparison.Ordinal);

    static Stream Stream(string form, byte[] bytes) => form.Split(' ')[0] switch
    {
        "seekable" => new MemoryStream(bytes),
        "midway" => new MemoryStream([1, 2, 3, .. bytes]) { Position = 3 },
        _ => new OneWayStream(bytes),
    };
}
