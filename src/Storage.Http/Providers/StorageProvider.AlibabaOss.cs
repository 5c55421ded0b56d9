namespace Storage.Http;

public sealed partial class StorageProvider
{
    /// <summary>Alibaba Cloud Object Storage Service.</summary>
    public static StorageProvider AlibabaOss { get; } = new("AlibabaOss", AlibabaOssRows, AlibabaOssRelatives)
    {
        EndpointHosts =
        [
            "oss-*.aliyuncs.com", "s3.oss-*.aliyuncs.com", "*.oss-data-acc.aliyuncs.com",

            // The region in front is no bucket; so these stand before the bare domain.
            "cn-*.oss.aliyuncs.com", "ap-*.oss.aliyuncs.com", "us-*.oss.aliyuncs.com", "eu-*.oss.aliyuncs.com", "me-*.oss.aliyuncs.com",
            "oss.aliyuncs.com",
        ],
        ServerNames = ["AliyunOSS"],
        RequestIdHeaders = ["x-oss-request-id"],
        ErrorHeaders = [new("x-oss-err", StorageErrorHeaderFormat.Base64Xml)],
        DelayHeaders = [new("x-oss-qos-delay-time", askedBy: "x-oss-traffic-limit")],
        SourceHeaders = [new("x-oss-copy-source", StorageResult.Xml(etagRequired: false, "CopyObjectResult", "CopyPartResult"))],
        CompleteResult = StorageResult.Xml(etagRequired: false, "CompleteMultipartUploadResult"),

        // Quiet mode answers a multiple delete with an empty body.
        DeleteResult = StorageResult.Anything,
        BucketQueryKeys =
        [
            .. S3BucketQueryKeys, "bucketInfo", "cname", "comp", "httpsConfig", "live", "metaQuery", "qosInfo", "resourceGroup", "style", "transferAcceleration",
            "worm",
        ],
        CallbackHeaders = ["x-oss-callback"],
        CallbackQueryKeys = ["callback"],
        SignatureQueryKeys = ["Signature", "x-oss-signature"],

        // The signatures of version 1 and 4 (help.aliyun.com/en/oss/developer-reference/add-signatures-to-urls).
        UrlExpiries = [new("Expires"), new("x-oss-expires", "x-oss-date")],
    };

    static IReadOnlyList<StorageProvider> AlibabaOssRelatives() => [S3];
}
