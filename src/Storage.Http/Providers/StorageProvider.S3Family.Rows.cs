using Kind = Storage.Http.StorageErrorKind;

namespace Storage.Http;

// The stores that speak S3's language and have codes of their own. A code that means what it means at AWS, at the same status, is not repeated, except where
// its row would point to the wrong place.
// Section "MinIO": cmd/api-errors.go of MinIO (2024), the codes of the data path; those of its admin, healing and replication interfaces are left out.
// Section "Ceph": rgw_http_s3_errors in src/rgw/rgw_common.cc of Ceph (2023), and the radosgw 16.2 that was asked; those of its user administration are left out.
// Section "Swift": swift/common/middleware/s3api/s3response.py of OpenStack Swift, and the recorded answers of Swift 2.30.
// Section "OBS": the page "OBS server-side error codes" of Huawei Cloud OBS (support.huaweicloud.com, SDK guides), what decides about a retry or is OBS's own.
// Section "TOS": the page "Error codes" of Volcengine TOS (volcengine.com/docs/6349/74874) and tos/codes/codes.go of its Go SDK, what decides about a retry.
// Order: by code (ordinal), then by status; the sections in the order above.
public sealed partial class StorageProvider
{
#pragma warning disable format // a table: the columns stay aligned
    static StorageErrorDefinition[] S3FamilyRows(StorageProvider provider) =>
    [
        Row(provider, "MinIO", "AuthorizationParametersError",                   400, Kind.Authentication, "The credential of the signature names another service.", "Sign for the service s3."),
        Row(provider, "MinIO", "BadRequest",                                     400, Kind.InvalidRequest, "The request cannot be understood.", "Look at the server's log for the request id: a proxy that changes the request is the usual cause."),
        Row(provider, "MinIO", "ClientDisconnected",                             499, Kind.Transient,      "The server saw the client go before the answer was ready.", "Look for timeouts in the client or in a proxy that are shorter than the operation takes.", 200),
        Row(provider, "MinIO", "ExcessData",                                     400, Kind.InvalidRequest, "The body is longer than Content-Length says.", "Check that length and body are those of the same content."),
        Row(provider, "MinIO", "InvalidPartNumber",                              416, Kind.Precondition,   "The object has no part of this number.", "Ask for a part number within the object's parts count."),
        Row(provider, "MinIO", "InvalidRegion",                                  400, Kind.InvalidRequest, "The region of the signature is not the server's.", "Sign for the region that the server is configured with."),
        Row(provider, "MinIO", "InvalidTokenId",                                 403, Kind.Authentication, "The session token is not valid.", "Fetch new temporary credentials from the server's STS."),
        Row(provider, "MinIO", "MalformedDate",                                  400, Kind.InvalidRequest, "The date header cannot be parsed.", "Send x-amz-date as yyyyMMddTHHmmssZ."),
        Row(provider, "MinIO", "MaxVersionsExceeded",                            400, Kind.Quota,          "The object has as many versions as it may have.", "Expire old versions by a lifecycle rule."),
        Row(provider, "MinIO", "MissingContentMD5",                              400, Kind.InvalidRequest, "The operation needs Content-MD5 or a checksum.", "Send one of them."),
        Row(provider, "MinIO", "MissingRequestBodyError",                        411, Kind.InvalidRequest, "The operation needs a body and got none.", "Check that the body's stream stands at its beginning."),
        Row(provider, "MinIO", "NoSuchObjectLockConfiguration",                  400, Kind.NotFound,       "The object has no retention or legal hold.", "Treat this as unlocked."),
        // Transient, not Timeout: a deadline inside the server may also end a write that was under way, so only what is idempotent is repeated.
        Row(provider, "MinIO", "RequestTimeout",                                 503, Kind.Transient,      "The server could not get a lock or finish within its own time limit.", "Lower the rate of writes to the same key and look at the drives' latency.", 1000),
        Row(provider, "MinIO", "ServerBusy",                                     503, Kind.Transient,      "The server is too busy to take the request.", "Wait and retry; if it lasts, look at the server's load.", 500),
        Row(provider, "MinIO", "ServerSideEncryptionConfigurationNotFoundError", 404, Kind.NotFound,       "The bucket has no default encryption.", "Treat this as not configured."),
        Row(provider, "MinIO", "SlowDownRead",                                   503, Kind.Throttling,     "The server cannot read from enough drives at this rate.", "Lower the read rate; if it persists at low load, look for drives that are away or failing.", 1000),
        Row(provider, "MinIO", "SlowDownWrite",                                  503, Kind.Throttling,     "The server cannot write to enough drives at this rate.", "Lower the write rate; if it persists at low load, look for drives that are away or failing.", 1000),
        Row(provider, "MinIO", "TooManyRequests",                                429, Kind.Throttling,     "The server has as many requests in work as it is configured for.", "Lower the concurrency, or raise the server's limit.", 1000),
        Row(provider, "MinIO", "UnauthorizedAccess",                             401, Kind.Permission,     "The identity behind the request may not do this.", "Check the policy attached to the key."),
        Row(provider, "MinIO", "XAmzContentChecksumMismatch",                    400, Kind.Integrity,      "The checksum of the bytes that arrived is not the one announced.", "If the second try fails too, check that checksum and body are made from the same bytes."),
        Row(provider, "MinIO", "XAmzContentSHA256Mismatch",                      400, Kind.Integrity,      "The SHA-256 of the bytes that arrived is not the signed one.", "If the second try fails too, look for a proxy that changes the body, or a signer that hashes another one."),
        Row(provider, "MinIO", "XMinioAdminBucketQuotaExceeded",                 400, Kind.Quota,          "The bucket's quota is used up.", "Delete objects or raise the quota."),
        // Upstream, although a 400: the gateway's own backend is out of reach.
        Row(provider, "MinIO", "XMinioBackendDown",                              400, Kind.Upstream,       "The backend behind the server is out of reach.", "Check the backend and the network between.", 1000),
        Row(provider, "MinIO", "XMinioBucketMetadataNotInitialized",             503, Kind.Transient,      "The server is starting and has not read its buckets yet.", "Wait for the server's readiness probe before sending traffic.", 1000),
        Row(provider, "MinIO", "XMinioIAMNotInitialized",                        503, Kind.Transient,      "The server is starting and has not read its users and policies yet.", "Wait for the server's readiness probe before sending traffic.", 1000),
        Row(provider, "MinIO", "XMinioInsecureClientRequest",                    400, Kind.InvalidRequest, "A plain HTTP request reached a TLS port.", "Use https in the endpoint."),
        Row(provider, "MinIO", "XMinioInvalidObjectName",                        400, Kind.InvalidRequest, "The key has characters that this server does not take, or a leading slash.", "Check the key; a double slash in the URL is the usual cause."),
        Row(provider, "MinIO", "XMinioInvalidResourceName",                      400, Kind.InvalidRequest, "The key has a component of one or two dots.", "Normalise the key before sending it."),
        Row(provider, "MinIO", "XMinioObjectExistsAsDirectory",                  400, Kind.InvalidState,   "The key is the prefix of other objects, which this server keeps as a directory.", "Use a key that is no prefix of others."),
        Row(provider, "MinIO", "XMinioParentIsObject",                           400, Kind.InvalidState,   "A prefix of the key is an object itself.", "Use a prefix that is no object."),
        Row(provider, "MinIO", "XMinioServerNotInitialized",                     503, Kind.Transient,      "The server is starting.", "Wait for the server's readiness probe before sending traffic.", 1000),
        Row(provider, "MinIO", "XMinioStorageFull",                              507, Kind.Quota,          "The drives are nearly full, so writes are refused.", "Delete data or add capacity; reads go on working."),

        Row(provider, "Ceph", "InvalidObjectName",                              400, Kind.InvalidRequest, "The key is too long or is not valid UTF-8.", "Check the key's length and encoding."),
        Row(provider, "Ceph", "LimitExceeded",                                  400, Kind.Quota,          "A limit of the account is used up.", "Delete what is not used, or raise the limit."),
        Row(provider, "Ceph", "Not Found",                                      404, Kind.NotFound,       "There is no such resource.", "Check the path; the bucket or the user may be gone."),
        Row(provider, "Ceph", "ObjectNotAppendable",                            409, Kind.InvalidState,   "The object was not created by an append, so nothing can be appended to it.", "Append to a new key, or rewrite the object as a whole."),
        Row(provider, "Ceph", "PositionNotEqualToLength",                       409, Kind.Precondition,   "The append position is not the object's present length.", "HEAD the object: a length of your position plus what you sent means that the append has happened."),
        Row(provider, "Ceph", "QuotaExceeded",                                  403, Kind.Quota,          "The quota of the user or bucket is used up.", "Delete objects or raise the quota."),
        // Transient, not Timeout: here the timeout is one inside the cluster, after which a write may go on. (OBS sends it for a silent connection; a repeat
        // of what is idempotent is right there too.)
        Row(provider, "Ceph", "RequestTimeout",                                 408, Kind.Transient,      "The cluster did not finish the operation in time, or the connection was silent for too long.", "Look at the cluster's health and slow operations, then at the network.", 1000),
        Row(provider, "Ceph", "ServerSideEncryptionConfigurationNotFoundError", 404, Kind.NotFound,       "The bucket has no default encryption.", "Treat this as not configured."),
        Row(provider, "Ceph", "UnknownError",                                   500, Kind.Transient,      "The gateway met an error that it has no name for.", "Look for the request id in the gateway's log: the number there tells the cause.", 200),
        Row(provider, "Ceph", "UnprocessableEntity",                            422, Kind.InvalidRequest, "The request is well-formed, but its content makes no sense here.", "Compare the body with the operation's documentation; a wrong ETag header gives this too."),
        Row(provider, "Ceph", "UserSuspended",                                  403, Kind.Account,        "The user is suspended.", "Ask the cluster's administrator to enable the user."),
        Row(provider, "Ceph", "WebsiteRedirect",                                301, Kind.Redirect,       "The bucket's website sends the client elsewhere.", "Follow the Location header, or ask the API endpoint instead of the website's."),
        Row(provider, "Ceph", "XAmzContentSHA256Mismatch",                      400, Kind.Integrity,      "The SHA-256 of the bytes that arrived is not the signed one.", "If the second try fails too, look for a proxy that changes the body, or a signer that hashes another one."),
        Row(provider, "Ceph", "ZonegroupDefaultPlacementMisconfiguration",      400, Kind.InvalidState,   "The cluster has no usable place for new buckets.", "Ask the cluster's administrator to mend the zonegroup's default placement."),

        Row(provider, "Swift", "BrokenMPU",                    409, Kind.InvalidState,   "The multipart upload's segments are broken.", "Abort the upload and begin anew."),
        Row(provider, "Swift", "NotSuchBucketPolicy",          404, Kind.NotFound,       "The bucket has no policy.", "Treat this as an empty policy."),
        Row(provider, "Swift", "RequestIsNotMultiPartContent", 400, Kind.InvalidRequest, "A form upload was sent with another content type than multipart/form-data.", "Set Content-Type to multipart/form-data with its boundary."),
        Row(provider, "Swift", "SlowDown",                     429, Kind.Throttling,     "The proxy's rate limit refuses the request.", "Lower the rate of writes per account or container.", 1000),

        Row(provider, "OBS", "BucketExpanding",               409, Kind.Conflict,      "The bucket is being expanded.", "Retry after some seconds.", 2000),
        Row(provider, "OBS", "CustomDomainAreadyExist",       400, Kind.AlreadyExists, "The domain is bound already.", "Go on: there is nothing left to bind."),
        Row(provider, "OBS", "CustomDomainNotExist",          400, Kind.NotFound,      "The domain is not bound.", "Check the domain's name."),
        Row(provider, "OBS", "DeregisterUserId",              403, Kind.Account,       "The account has been closed.", "Use the key of an open account."),
        Row(provider, "OBS", "FrozenUserId",                  403, Kind.Account,       "The account is frozen.", "Look at the account's bills and messages, then call Huawei Cloud's support."),
        Row(provider, "OBS", "FsObjectConflict",              409, Kind.InvalidState,  "A file or directory of the parallel file system stands where the object should go.", "Check whether a part of the key is a file, or overwriting is forbidden."),
        Row(provider, "OBS", "InArrearOrInsufficientBalance", 403, Kind.Account,       "The account is in arrears.", "Top up the account; retrying before that is useless."),
        Row(provider, "OBS", "InsufficientStorageSpace",      403, Kind.Quota,         "The bucket's quota is used up.", "Delete objects or raise the quota."),
        Row(provider, "OBS", "NoSuchCustomDomain",            404, Kind.NotFound,      "There is no such custom domain.", "Bind the domain to the bucket first."),
        Row(provider, "OBS", "ServiceNotImplemented",         501, Kind.NotSupported,  "The service does not offer this operation.", "Check that the feature exists in the bucket's region."),
        Row(provider, "OBS", "ServiceNotSupported",           409, Kind.NotSupported,  "The service does not support this operation on this bucket.", "Check that the feature exists for the bucket's region, version and type."),
        Row(provider, "OBS", "Unauthorized",                  403, Kind.Account,       "The account's owner has not been verified by real name.", "Complete the verification in the console."),

        Row(provider, "TOS", "ExceedAccountQPSLimit",  429,  Kind.Throttling,   "The account sends more requests per second than allowed.", "Lower the request rate over all buckets, or ask for a higher limit.", 1000),
        Row(provider, "TOS", "ExceedAccountRateLimit", 429,  Kind.Throttling,   "The account's traffic exceeds its bandwidth.", "Lower the concurrency of transfers, or ask for more bandwidth.", 1000),
        Row(provider, "TOS", "ExceedBackendQosLimit",  null, Kind.Throttling,   "A limit of the store's backend is reached.", "Lower the request rate.", 1000),
        Row(provider, "TOS", "ExceedBucketQPSLimit",   429,  Kind.Throttling,   "The bucket gets more requests per second than allowed.", "Lower the request rate, or spread the load over several buckets.", 1000),
        Row(provider, "TOS", "ExceedBucketRateLimit",  429,  Kind.Throttling,   "The bucket's traffic exceeds its bandwidth.", "Lower the concurrency of transfers, or spread the load over several buckets.", 1000),
        Row(provider, "TOS", "ExceedClusterQPSLimit",  null, Kind.Throttling,   "The cluster gets more requests per second than it takes.", "Lower the request rate; if it lasts, tell the store's support.", 1000),
        Row(provider, "TOS", "ExceedClusterRateLimit", null, Kind.Throttling,   "The cluster's traffic exceeds its bandwidth.", "Lower the concurrency of transfers; if it lasts, tell the store's support.", 1000),
        Row(provider, "TOS", "ExceedQPSLimit",         null, Kind.Throttling,   "Requests come faster than allowed.", "Lower the request rate.", 1000),
        Row(provider, "TOS", "ExceedRateLimit",        null, Kind.Throttling,   "The traffic exceeds the bandwidth.", "Lower the concurrency of transfers.", 1000),
        Row(provider, "TOS", "OffsetNotMatched",       null, Kind.Precondition, "The append's offset is not the object's present length.", "HEAD the object: a length of your offset plus what you sent means that the append has happened."),
        Row(provider, "TOS", "Timeout",                null, Kind.Transient,    "The store did not finish the operation in time.", "Retry; if it lasts, hand the request id to the store's support.", 200),
        Row(provider, "TOS", "TryAgain",               null, Kind.Transient,    "The store asks to try again.", "Retry; if it lasts, hand the request id to the store's support.", 200),
    ];
#pragma warning restore format
}
