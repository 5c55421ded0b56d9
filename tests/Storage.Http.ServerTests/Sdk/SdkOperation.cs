using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Calls of the SDK by name. What they return has been read to its end.</summary>
static class SdkOperation
{
    internal const string Bucket = "bucket-of-tests";

    static readonly Dictionary<string, Func<IAmazonS3, Task<object?>>> All = new()
    {
        ["get"] = async s3 => await s3.GetObjectAsync(Bucket, "key"),
        ["get-range"] = async s3 => await s3.GetObjectAsync(new GetObjectRequest { BucketName = Bucket, Key = "key", ByteRange = new(1, 3) }),
        ["get-unless"] = async s3 => await s3.GetObjectAsync(new GetObjectRequest { BucketName = Bucket, Key = "key", EtagToNotMatch = "\"5d41402abc4b2a76b9719d911017c592\"" }),
        ["get-if"] = async s3 => await s3.GetObjectAsync(new GetObjectRequest { BucketName = Bucket, Key = "key", EtagToMatch = "\"another\"" }),
        ["head"] = async s3 => await s3.GetObjectMetadataAsync(Bucket, "key"),
        ["put"] = async s3 => await s3.PutObjectAsync(Put("hello")),
        ["put-bucket"] = async s3 => await s3.PutBucketAsync(Bucket),
        ["delete"] = async s3 => await s3.DeleteObjectAsync(Bucket, "key"),
        ["delete-many"] = async s3 => await s3.DeleteObjectsAsync(new() { BucketName = Bucket, Objects = [new() { Key = "a" }, new() { Key = "b" }, new() { Key = "c" }] }),
        ["list"] = async s3 => await s3.ListObjectsV2Async(new() { BucketName = Bucket, Prefix = "k" }),
        ["list-buckets"] = async s3 => await s3.ListBucketsAsync(new ListBucketsRequest()),
        ["tagging"] = async s3 => await s3.GetObjectTaggingAsync(new() { BucketName = Bucket, Key = "key" }),
        ["copy"] = async s3 => await s3.CopyObjectAsync(Bucket, "key", Bucket, "copy"),
        ["initiate"] = async s3 => await s3.InitiateMultipartUploadAsync(Bucket, "key"),
        ["part"] = async s3 => await s3.UploadPartAsync(new() { BucketName = Bucket, Key = "key", UploadId = "1", PartNumber = 1, InputStream = new MemoryStream(Encoding.ASCII.GetBytes("hello")) }),
        ["part-copy"] = async s3 => await s3.CopyPartAsync(new() { SourceBucket = Bucket, SourceKey = "key", DestinationBucket = Bucket, DestinationKey = "copy", UploadId = "1", PartNumber = 1 }),
        ["complete"] = async s3 => await s3.CompleteMultipartUploadAsync(new() { BucketName = Bucket, Key = "key", UploadId = "1", PartETags = [new(1, "\"5d41402abc4b2a76b9719d911017c592\"")] }),
        ["abort"] = async s3 => await s3.AbortMultipartUploadAsync(Bucket, "key", "1"),
        ["restore"] = async s3 => await s3.RestoreObjectAsync(Bucket, "key", 1),
    };

    internal static Task<object?> RunAsync(string name, IAmazonS3 s3) => All[name](s3);

    internal static PutObjectRequest Put(string text) => new() { BucketName = Bucket, Key = "key", ContentBody = text };
}
