namespace Storage.Http;

public sealed partial class StorageProvider
{
    /// <summary>Amazon S3 and the stores that speak its language: MinIO, Ceph, Swift, and the XML faces of OBS and TOS.</summary>
    public static StorageProvider S3 { get; } = new("S3", S3Rows, S3Relatives)
    {
        EndpointHosts =
        [
            "s3.amazonaws.com", "s3.*.amazonaws.com", "s3.*.amazonaws.com.cn", "s3-*.amazonaws.com", "s3-*.*.amazonaws.com", "s3express-*.*.amazonaws.com",
            "s3.dualstack.*.amazonaws.com", "s3.dualstack.*.amazonaws.com.cn", "s3-fips.dualstack.*.amazonaws.com", "s3-accelerate.dualstack.amazonaws.com",
        ],
        ServerNames = ["AmazonS3", "MinIO", "Ceph Object Gateway"],
        RequestIdHeaders = ["x-amz-request-id"],
        HostIdHeaders = ["x-amz-id-2"],
        ErrorHeaders = [new("x-minio-error-code", messageName: "x-minio-error-desc"), new("x-obs-error-code", messageName: "x-obs-error-message")],
        DelayHeaders = [new("x-obs-qos-delay-time", askedBy: "x-obs-traffic-limit"), new("x-amz-retry-after")],
        SourceHeaders =
        [
            new("x-amz-copy-source", StorageResult.Xml(etagRequired: false, "CopyObjectResult", "CopyPartResult")),

            // PUT ?renameObject of a directory bucket (docs.aws.amazon.com, RenameObject).
            new("x-amz-rename-source", StorageResult.Empty, removesSource: true),
            new("x-obs-copy-source", StorageResult.Xml(etagRequired: true, "CopyObjectResult", "CopyPartResult")),
            new("x-tos-copy-source", StorageResult.JsonWithEtag),
        ],
        CompleteResult = StorageResult.Xml(etagRequired: false, "CompleteMultipartUploadResult"),
        DeleteResult = StorageResult.Xml(etagRequired: false, "DeleteResult"),
        BucketQueryKeys = S3BucketQueryKeys,
        CallbackHeaders = ["x-obs-callback", "x-tos-callback"],
        SignatureQueryKeys = ["X-Amz-Signature", "Signature", "X-Obs-Signature", "X-Tos-Signature"],
        UrlExpiries = [new("X-Amz-Expires", "X-Amz-Date"), new("Expires"), new("X-Obs-Expires", "X-Obs-Date"), new("X-Tos-Expires", "X-Tos-Date")],
    };

    static IReadOnlyList<StorageProvider> S3Relatives() => [];
}
