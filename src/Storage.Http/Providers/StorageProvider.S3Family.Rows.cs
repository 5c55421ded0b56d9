using static Storage.Http.StorageErrorKind;

namespace Storage.Http;

// The stores that speak S3's language and have codes of their own. A code that means what it means at AWS, at the same status, is not repeated, except where
// its row would point to the wrong place.
// Section "MinIO": cmd/api-errors.go of MinIO (2024), the codes of the data path; those of its admin, healing and replication interfaces are left out.
// Section "Ceph": rgw_http_s3_errors in src/rgw/rgw_common.cc of Ceph (2023), and the radosgw 16.2 that was asked; those of its user administration are left out.
// Section "Swift": swift/common/middleware/s3api/s3response.py of OpenStack Swift, and the recorded answers of Swift 2.30.
// Section "OBS": the page "OBS server-side error codes" of Huawei Cloud OBS (support.huaweicloud.com, SDK guides), what decides about a retry or is OBS's own.
// Section "TOS": the page "Error codes" of Volcengine TOS (volcengine.com/docs/6349/74874) and tos/codes/codes.go of its Go SDK, what decides about a retry.
// Sorted by code (Ordinal), then status. Wire spelling.
public sealed partial class StorageProvider
{
    static StorageErrorDefinition[] S3FamilyRows(StorageProvider s3) =>
    [
        Row(s3, "MinIO", "AuthorizationParametersError", 400, Authentication, "The credential of the signature names another service.", "Sign for the service s3."),
        Row(s3, "MinIO", "BadRequest", 400, InvalidRequest, "The request cannot be understood.", "Look at the server's log for the request id: a proxy that changes the request is the usual cause."),
        Row(s3, "MinIO", "ClientDisconnected", 499, Transient, "The server saw the client go before the answer was ready.", "Look for timeouts in the client or in a proxy that are shorter than the operation takes.", 200),
        Row(s3, "MinIO", "ExcessData", 400, InvalidRequest, "The body is longer than Content-Length says.", "Check that length and body are those of the same content."),
        Row(s3, "MinIO", "InvalidPartNumber", 416, Precondition, "The object has no part of this number.", "Ask for a part number within the object's parts count."),
        Row(s3, "MinIO", "InvalidRegion", 400, InvalidRequest, "The region of the signature is not the server's.", "Sign for the region that the server is configured with."),
        Row(s3, "MinIO", "InvalidTokenId", 403, Authentication, "The session token is not valid.", "Fetch new temporary credentials from the server's STS."),
        Row(s3, "MinIO", "MalformedDate", 400, InvalidRequest, "The date header cannot be parsed.", "Send x-amz-date as yyyyMMddTHHmmssZ."),
        Row(s3, "MinIO", "MaxVersionsExceeded", 400, Quota, "The object has as many versions as it may have.", "Expire old versions by a lifecycle rule."),
        Row(s3, "MinIO", "MissingContentMD5", 400, InvalidRequest, "The operation needs Content-MD5 or a checksum.", "Send one of them."),
        Row(s3, "MinIO", "MissingRequestBodyError", 411, InvalidRequest, "The operation needs a body and got none.", "Check that the body's stream stands at its beginning."),
        Row(s3, "MinIO", "NoSuchObjectLockConfiguration", 400, NotFound, "The object has no retention or legal hold.", "Treat this as unlocked."),
        // Transient, not Timeout: a deadline inside the server may also end a write that was under way, so only what is idempotent is repeated.
        Row(s3, "MinIO", "RequestTimeout", 503, Transient, "The server could not get a lock or finish within its own time limit.", "Lower the rate of writes to the same key and look at the drives' latency.", 1000),
        Row(s3, "MinIO", "ServerBusy", 503, Transient, "The server is too busy to take the request.", "Wait and retry; if it lasts, look at the server's load.", 500),
        Row(s3, "MinIO", "ServerSideEncryptionConfigurationNotFoundError", 404, NotFound, "The bucket has no default encryption.", "Treat this as not configured."),
        Row(s3, "MinIO", "SlowDownRead", 503, Throttling, "The server cannot read from enough drives at this rate.", "Lower the read rate; if it persists at low load, look for drives that are away or failing.", 1000),
        Row(s3, "MinIO", "SlowDownWrite", 503, Throttling, "The server cannot write to enough drives at this rate.", "Lower the write rate; if it persists at low load, look for drives that are away or failing.", 1000),
        Row(s3, "MinIO", "TooManyRequests", 429, Throttling, "The server has as many requests in work as it is configured for.", "Lower the concurrency, or raise the server's limit.", 1000),
        Row(s3, "MinIO", "UnauthorizedAccess", 401, Permission, "The identity behind the request may not do this.", "Check the policy attached to the key."),
        Row(s3, "MinIO", "XAmzContentChecksumMismatch", 400, Integrity, "The checksum of the bytes that arrived is not the one announced.", "If the second try fails too, check that checksum and body are made from the same bytes."),
        Row(s3, "MinIO", "XAmzContentSHA256Mismatch", 400, Integrity, "The SHA-256 of the bytes that arrived is not the signed one.", "If the second try fails too, look for a proxy that changes the body, or a signer that hashes another one."),
        Row(s3, "MinIO", "XMinioAdminBucketQuotaExceeded", 400, Quota, "The bucket's quota is used up.", "Delete objects or raise the quota."),
        // Upstream, although a 400: the gateway's own backend is out of reach.
        Row(s3, "MinIO", "XMinioBackendDown", 400, Upstream, "The backend behind the server is out of reach.", "Check the backend and the network between.", 1000),
        Row(s3, "MinIO", "XMinioBucketMetadataNotInitialized", 503, Transient, "The server is starting and has not read its buckets yet.", "Wait for the server's readiness probe before sending traffic.", 1000),
        Row(s3, "MinIO", "XMinioIAMNotInitialized", 503, Transient, "The server is starting and has not read its users and policies yet.", "Wait for the server's readiness probe before sending traffic.", 1000),
        Row(s3, "MinIO", "XMinioInsecureClientRequest", 400, InvalidRequest, "A plain HTTP request reached a TLS port.", "Use https in the endpoint."),
        Row(s3, "MinIO", "XMinioInvalidObjectName", 400, InvalidRequest, "The key has characters that this server does not take, or a leading slash.", "Check the key; a double slash in the URL is the usual cause."),
        Row(s3, "MinIO", "XMinioInvalidResourceName", 400, InvalidRequest, "The key has a component of one or two dots.", "Normalise the key before sending it."),
        Row(s3, "MinIO", "XMinioObjectExistsAsDirectory", 400, InvalidState, "The key is the prefix of other objects, which this server keeps as a directory.", "Use a key that is no prefix of others."),
        Row(s3, "MinIO", "XMinioParentIsObject", 400, InvalidState, "A prefix of the key is an object itself.", "Use a prefix that is no object."),
        Row(s3, "MinIO", "XMinioServerNotInitialized", 503, Transient, "The server is starting.", "Wait for the server's readiness probe before sending traffic.", 1000),
        Row(s3, "MinIO", "XMinioStorageFull", 507, Quota, "The drives are nearly full, so writes are refused.", "Delete data or add capacity; reads go on working."),

        Row(s3, "Ceph", "InvalidObjectName", 400, InvalidRequest, "The key is too long or is not valid UTF-8.", "Check the key's length and encoding."),
        Row(s3, "Ceph", "LimitExceeded", 400, Quota, "A limit of the account is used up.", "Delete what is not used, or raise the limit."),
        Row(s3, "Ceph", "Not Found", 404, NotFound, "There is no such resource.", "Check the path; the bucket or the user may be gone."),
        Row(s3, "Ceph", "ObjectNotAppendable", 409, InvalidState, "The object was not created by an append, so nothing can be appended to it.", "Append to a new key, or rewrite the object as a whole."),
        Row(s3, "Ceph", "PositionNotEqualToLength", 409, Precondition, "The append position is not the object's present length.", "HEAD the object: a length of your position plus what you sent means that the append has happened."),
        Row(s3, "Ceph", "QuotaExceeded", 403, Quota, "The quota of the user or bucket is used up.", "Delete objects or raise the quota."),
        // Transient, not Timeout: here the timeout is one inside the cluster, after which a write may go on. (OBS sends it for a silent connection; a repeat
        // of what is idempotent is right there too.)
        Row(s3, "Ceph", "RequestTimeout", 408, Transient, "The cluster did not finish the operation in time, or the connection was silent for too long.", "Look at the cluster's health and slow operations, then at the network.", 1000),
        Row(s3, "Ceph", "ServerSideEncryptionConfigurationNotFoundError", 404, NotFound, "The bucket has no default encryption.", "Treat this as not configured."),
        Row(s3, "Ceph", "UnknownError", 500, Transient, "The gateway met an error that it has no name for.", "Look for the request id in the gateway's log: the number there tells the cause.", 200),
        Row(s3, "Ceph", "UnprocessableEntity", 422, InvalidRequest, "The request is well-formed, but its content makes no sense here.", "Compare the body with the operation's documentation; a wrong ETag header gives this too."),
        Row(s3, "Ceph", "UserSuspended", 403, Account, "The user is suspended.", "Ask the cluster's administrator to enable the user."),
        Row(s3, "Ceph", "WebsiteRedirect", 301, Redirect, "The bucket's website sends the client elsewhere.", "Follow the Location header, or ask the API endpoint instead of the website's."),
        Row(s3, "Ceph", "XAmzContentSHA256Mismatch", 400, Integrity, "The SHA-256 of the bytes that arrived is not the signed one.", "If the second try fails too, look for a proxy that changes the body, or a signer that hashes another one."),
        Row(s3, "Ceph", "ZonegroupDefaultPlacementMisconfiguration", 400, InvalidState, "The cluster has no usable place for new buckets.", "Ask the cluster's administrator to mend the zonegroup's default placement."),

        Row(s3, "Swift", "BrokenMPU", 409, InvalidState, "The multipart upload's segments are broken.", "Abort the upload and begin anew."),
        Row(s3, "Swift", "NotSuchBucketPolicy", 404, NotFound, "The bucket has no policy.", "Treat this as an empty policy."),
        Row(s3, "Swift", "RequestIsNotMultiPartContent", 400, InvalidRequest, "A form upload was sent with another content type than multipart/form-data.", "Set Content-Type to multipart/form-data with its boundary."),
        Row(s3, "Swift", "SlowDown", 429, Throttling, "The proxy's rate limit refuses the request.", "Lower the rate of writes per account or container.", 1000),

        Row(s3, "OBS", "BucketExpanding", 409, Conflict, "The bucket is being expanded.", "Retry after some seconds.", 2000),
        Row(s3, "OBS", "CustomDomainAreadyExist", 400, AlreadyExists, "The domain is bound already.", "Go on: there is nothing left to bind."),
        Row(s3, "OBS", "CustomDomainNotExist", 400, NotFound, "The domain is not bound.", "Check the domain's name."),
        Row(s3, "OBS", "DeregisterUserId", 403, Account, "The account has been closed.", "Use the key of an open account."),
        Row(s3, "OBS", "FrozenUserId", 403, Account, "The account is frozen.", "Look at the account's bills and messages, then call Huawei Cloud's support."),
        Row(s3, "OBS", "FsObjectConflict", 409, InvalidState, "A file or directory of the parallel file system stands where the object should go.", "Check whether a part of the key is a file, or overwriting is forbidden."),
        Row(s3, "OBS", "InArrearOrInsufficientBalance", 403, Account, "The account is in arrears.", "Top up the account; retrying before that is useless."),
        Row(s3, "OBS", "InsufficientStorageSpace", 403, Quota, "The bucket's quota is used up.", "Delete objects or raise the quota."),
        Row(s3, "OBS", "NoSuchCustomDomain", 404, NotFound, "There is no such custom domain.", "Bind the domain to the bucket first."),
        Row(s3, "OBS", "ServiceNotImplemented", 501, NotSupported, "The service does not offer this operation.", "Check that the feature exists in the bucket's region."),
        Row(s3, "OBS", "ServiceNotSupported", 409, NotSupported, "The service does not support this operation on this bucket.", "Check that the feature exists for the bucket's region, version and type."),
        Row(s3, "OBS", "Unauthorized", 403, Account, "The account's owner has not been verified by real name.", "Complete the verification in the console."),

        Row(s3, "TOS", "ExceedAccountQPSLimit", 429, Throttling, "The account sends more requests per second than allowed.", "Lower the request rate over all buckets, or ask for a higher limit.", 1000),
        Row(s3, "TOS", "ExceedAccountRateLimit", 429, Throttling, "The account's traffic exceeds its bandwidth.", "Lower the concurrency of transfers, or ask for more bandwidth.", 1000),
        Row(s3, "TOS", "ExceedBackendQosLimit", null, Throttling, "A limit of the store's backend is reached.", "Lower the request rate.", 1000),
        Row(s3, "TOS", "ExceedBucketQPSLimit", 429, Throttling, "The bucket gets more requests per second than allowed.", "Lower the request rate, or spread the load over several buckets.", 1000),
        Row(s3, "TOS", "ExceedBucketRateLimit", 429, Throttling, "The bucket's traffic exceeds its bandwidth.", "Lower the concurrency of transfers, or spread the load over several buckets.", 1000),
        Row(s3, "TOS", "ExceedClusterQPSLimit", null, Throttling, "The cluster gets more requests per second than it takes.", "Lower the request rate; if it lasts, tell the store's support.", 1000),
        Row(s3, "TOS", "ExceedClusterRateLimit", null, Throttling, "The cluster's traffic exceeds its bandwidth.", "Lower the concurrency of transfers; if it lasts, tell the store's support.", 1000),
        Row(s3, "TOS", "ExceedQPSLimit", null, Throttling, "Requests come faster than allowed.", "Lower the request rate.", 1000),
        Row(s3, "TOS", "ExceedRateLimit", null, Throttling, "The traffic exceeds the bandwidth.", "Lower the concurrency of transfers.", 1000),
        Row(s3, "TOS", "OffsetNotMatched", null, Precondition, "The append's offset is not the object's present length.", "HEAD the object: a length of your offset plus what you sent means that the append has happened."),
        Row(s3, "TOS", "Timeout", null, Transient, "The store did not finish the operation in time.", "Retry; if it lasts, hand the request id to the store's support.", 200),
        Row(s3, "TOS", "TryAgain", null, Transient, "The store asks to try again.", "Retry; if it lasts, hand the request id to the store's support.", 200),
    ];
}
