namespace Storage.Http;

public sealed partial class StorageProvider
{
    /// <summary>Tencent Cloud Object Storage.</summary>
    public static StorageProvider TencentCos { get; } = new("TencentCos", TencentCosRows, TencentCosRelatives)
    {
        EndpointHosts =
        [
            "cos.*.myqcloud.com", "cos.*.tencentcos.cn", "cos-internal.*.myqcloud.com", "cos-internal.*.tencentcos.cn",
            "cos-website.*.myqcloud.com", "cos-website.*.tencentcos.cn", "cosrapid.*.myqcloud.com", "file.myqcloud.com", "file.tencentcos.cn",

            // No bucket in front: the list of buckets, batch jobs (of an account), fetch tasks, vectors.
            "service.cos.myqcloud.com", "service.cos.tencentcos.cn", "cos-control.*.myqcloud.com", "*.migration.myqcloud.com",
            "vectors.*.coslake.com", "vectors.*.internal.tencentcos.com",
        ],
        ServerNames = ["tencent-cos"],
        RequestIdHeaders = ["x-cos-request-id"],
        TraceIdHeaders = ["x-cos-trace-id"],

        // X-ErrNo: a bucket's own host processes images and documents too (TencentCi).
        ErrorHeaders = [new("X-Cos-Error-Code"), new("X-ErrNo", StorageErrorHeaderFormat.Number)],
        SourceHeaders =
        [
            new("x-cos-copy-source", StorageResult.Xml(etagRequired: true, "CopyObjectResult", "CopyPartResult")),

            // PUT ?rename of a bucket with metadata acceleration (cos-java-sdk-v5, COSClient.rename).
            new("x-cos-rename-source", StorageResult.Empty, removesSource: true),
        ],
        CompleteResult = StorageResult.Xml(etagRequired: true, "CompleteMultipartUploadResult"),
        DeleteResult = StorageResult.Xml(etagRequired: false, "DeleteResult"),
        BucketQueryKeys = [.. S3BucketQueryKeys, "domaincertificate", "intelligenttiering"],
        CallbackHeaders = ["x-cos-callback"],
        ProcessingHeaders = ["Pic-Operations"],
        SignatureQueryKeys = ["q-signature", "sign"],

        // Both hold a start and an end (cloud.tencent.com/document/product/436/7778).
        UrlExpiries = [new("q-sign-time"), new("q-key-time")],
    };

    static IReadOnlyList<StorageProvider> TencentCosRelatives() => [TencentCi, S3];
}
