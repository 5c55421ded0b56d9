namespace Storage.Http;

public sealed partial class StorageProvider
{
    /// <summary>Tencent Cloud Infinite, the data processing beside Cloud Object Storage.</summary>
    public static StorageProvider TencentCi { get; } = new("TencentCi", TencentCiRows, TencentCiRelatives)
    {
        EndpointHosts = ["ci.*.myqcloud.com", "ci.*.tencentcos.cn", "pic.*.myqcloud.com", "pic*.myqcloud.com"],
        ServerNames = ["tencent-ci"],
        RequestIdHeaders = ["x-ci-request-id"],
        TraceIdHeaders = ["x-cos-trace-id"],
        ErrorHeaders = [new("X-ErrNo", StorageErrorHeaderFormat.Number)],

        // It stands before a bucket of COS, so a complete or a multiple delete here is one of COS.
        CompleteResult = StorageResult.Xml(etagRequired: true, "CompleteMultipartUploadResult"),
        DeleteResult = StorageResult.Xml(etagRequired: false, "DeleteResult"),
        ProcessingHeaders = ["Pic-Operations"],
        SignatureQueryKeys = ["q-signature", "sign"],
        UrlExpiries = [new("q-sign-time"), new("q-key-time")],
    };

    static IReadOnlyList<StorageProvider> TencentCiRelatives() => [TencentCos, S3];
}
