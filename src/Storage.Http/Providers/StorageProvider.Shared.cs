using System.Net;

namespace Storage.Http;

public sealed partial class StorageProvider
{
    // The bucket's sub-resources and list parameters that S3 and the stores modelled on it share.
    static string[] S3BucketQueryKeys =>
    [
        "accelerate", "acl", "analytics", "continuation-token", "cors", "delimiter", "domain", "encoding-type", "encryption", "intelligent-tiering", "inventory",
        "lifecycle", "list-type", "location", "logging", "marker", "max-keys", "metrics", "notification", "object-lock", "origin", "ownershipControls", "policy",
        "policyStatus", "prefix", "publicAccessBlock", "referer", "replication", "requestPayment", "start-after", "stat", "tagging", "uploads", "versioning",
        "versions", "website",
    ];

    // One line of a store's table; a minDelayMs of 0 means the backoff alone.
    static StorageErrorDefinition Row(
        StorageProvider provider,
        string section,
        string code,
        int? status,
        StorageErrorKind kind,
        string description,
        string advice,
        int minDelayMs = 0,
        int? number = null) =>
        new(provider, section, code, kind, description, advice, (HttpStatusCode?)status, number, minDelayMs > 0 ? TimeSpan.FromMilliseconds(minDelayMs) : null);
}
