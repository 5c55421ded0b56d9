namespace Storage.Http;

public sealed partial class StorageProvider
{
    /// <summary>Tencent Cloud Object Storage.</summary>
    public static StorageProvider TencentCos { get; } = new("TencentCos", TencentCosRows, TencentCosRelatives)
    {
        EndpointHosts =
        [
            "cos.*.myqcloud.com", "cos.*.tencentcos.cn", "cos-internal.*.tencentcos.cn", "cos-website.*.myqcloud.com", "cos-website.*.tencentcos.cn",
            "cos.accelerate.myqcloud.com", "cos.accelerate.tencentcos.cn", "cosrapid.*.myqcloud.com", "file.myqcloud.com",
        ],
        ServerNames = ["tencent-cos"],
        RequestIdHeaders = ["x-cos-request-id"],
        TraceIdHeaders = ["x-cos-trace-id"],
        ErrorHeaders = [new("X-Cos-Error-Code")],
        SourceHeaders = [new("x-cos-copy-source", StorageResult.Xml(etagRequired: true, "CopyObjectResult", "CopyPartResult"))],
        CompleteResult = StorageResult.Xml(etagRequired: true, "CompleteMultipartUploadResult"),
        DeleteResult = StorageResult.Xml(etagRequired: false, "DeleteResult"),
        BucketQueryKeys = S3BucketQueryKeys,
        CallbackHeaders = ["x-cos-callback"],
        ProcessingHeaders = ["Pic-Operations"],
        SignatureQueryKeys = ["q-signature", "sign"],
    };

    static IReadOnlyList<StorageProvider> TencentCosRelatives() => [TencentCi, S3];

    static StorageErrorDefinition[] TencentCosRows(StorageProvider provider) => [];
}
