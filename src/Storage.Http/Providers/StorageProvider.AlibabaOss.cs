namespace Storage.Http;

public sealed partial class StorageProvider
{
    /// <summary>Alibaba Cloud Object Storage Service.</summary>
    public static StorageProvider AlibabaOss { get; } = new("AlibabaOss", AlibabaOssRows, AlibabaOssRelatives)
    {
        EndpointHosts = ["oss-*.aliyuncs.com", "*.oss.aliyuncs.com", "oss.aliyuncs.com"],
        ServerNames = ["AliyunOSS"],
        RequestIdHeaders = ["x-oss-request-id"],
        ErrorHeaders = [new("x-oss-err", StorageErrorHeaderFormat.Base64Xml)],
        DelayHeaders = [new("x-oss-qos-delay-time")],
        SourceHeaders = [new("x-oss-copy-source", StorageResult.Xml(etagRequired: false, "CopyObjectResult", "CopyPartResult"))],
        CompleteResult = StorageResult.Xml(etagRequired: false, "CompleteMultipartUploadResult"),
        DeleteResult = StorageResult.Anything,
        BucketQueryKeys = S3BucketQueryKeys,
        CallbackHeaders = ["x-oss-callback"],
        CallbackQueryKeys = ["callback"],
        SignatureQueryKeys = ["Signature", "x-oss-signature"],
    };

    static IReadOnlyList<StorageProvider> AlibabaOssRelatives() => [S3];
}
