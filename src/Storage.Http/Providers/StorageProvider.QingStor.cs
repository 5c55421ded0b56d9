namespace Storage.Http;

public sealed partial class StorageProvider
{
    /// <summary>QingCloud QingStor object storage.</summary>
    public static StorageProvider QingStor { get; } = new("QingStor", QingStorRows, QingStorRelatives)
    {
        EndpointHosts = ["*.qingstor.com", "s3.*.qingstor.com", "qingstor.com"],
        RequestIdHeaders = ["x-qs-request-id"],
        SourceHeaders =
        [
            new("x-qs-copy-source", StorageResult.Empty),
            new("x-qs-move-source", StorageResult.Empty, removesSource: true),
            new("x-qs-fetch-source", StorageResult.Empty),
        ],
        UploadIdKey = "upload_id",
        CompleteResult = StorageResult.Empty,
        DeleteResult = StorageResult.Json,
        BucketQueryKeys =
        [
            "acl", "cname", "cors", "delimiter", "external_mirror", "lifecycle", "limit", "logging", "marker", "notification", "policy", "prefix", "replication",
            "stats", "uploads",
        ],
        SignatureQueryKeys = ["signature"],
        UrlExpiries = [new("expires")],
    };

    static IReadOnlyList<StorageProvider> QingStorRelatives() => [];
}
