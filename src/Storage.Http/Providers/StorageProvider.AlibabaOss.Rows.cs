using Kind = Storage.Http.StorageErrorKind;

namespace Storage.Http;

// Section "OSS": the page "Error responses" of Alibaba Cloud OSS (Chinese edition, undated; help.aliyun.com, document 32005), one row per code and status:
// a code that the page lists with several messages is one row; the NotImplemented of its appendix is that of its table. 46 rows.
// Section "OSS beyond the page": codes that clients meet and that page lacks. Sources: help.aliyun.com, OSS user guide, the pages on HTTP status codes
// 409, 424, 429 and 503, and on the EC codes 0002-00000007, 0026-00000002 and 0026-00000004; PartitionQpsLimitted (the wire's spelling) and
// InternalError: the retry lists of OSS clients (megfile, the OSS SDKs v2). Admitted: what decides about a retry, or names a common failure.
// Order: by code (ordinal), then by status; the sections in the order above.
public sealed partial class StorageProvider
{
#pragma warning disable format // a table: the columns stay aligned
    static StorageErrorDefinition[] AlibabaOssRows(StorageProvider provider) =>
    [
        Row(provider, "OSS", "AccessDenied",                        403, Kind.Permission,     "The identity behind the request may not do this here, or a pre-signed URL has run out.", "Check the RAM policy, bucket policy and ACL; for a pre-signed URL check its expiry first."),
        Row(provider, "OSS", "AccessForbidden",                     403, Kind.Permission,     "No CORS rule of the bucket allows this origin, method and set of headers.", "Add or widen the bucket's CORS rule for that origin and method."),
        Row(provider, "OSS", "BucketAlreadyExists",                 409, Kind.AlreadyExists,  "A bucket of this name exists, in your account or in someone else's.", "Pick another name, or go on if a HEAD shows that the bucket is yours."),
        Row(provider, "OSS", "BucketNotEmpty",                      409, Kind.InvalidState,   "The bucket still holds objects, parts of unfinished uploads or live channels.", "Delete the objects and abort the multipart uploads before deleting the bucket."),
        // 203: stored is stored. A repeat would upload and call back once more, and OSS itself does not call again.
        Row(provider, "OSS", "CallbackFailed",                      203, Kind.PartialFailure, "The object is stored, but the callback to your application server failed.", "Do not upload again; mend the callback URL or its body, then tell your server about the object yourself."),
        Row(provider, "OSS", "DownloadTrafficRateLimitExceeded",    503, Kind.Throttling,     "Downloads exceed the bandwidth granted to the account or bucket.", "Lower the download concurrency or put a CDN in front; ask for more bandwidth if this is the normal load.", 1000),
        Row(provider, "OSS", "EntityTooLarge",                      400, Kind.InvalidRequest, "The object or the source of the copy is larger than this operation or the post policy allows.", "Use a multipart upload or part copies, or raise content-length-range in the post policy."),
        Row(provider, "OSS", "EntityTooSmall",                      400, Kind.InvalidRequest, "The upload or a part but the last is smaller than the minimum.", "Send bigger parts, or lower content-length-range in the post policy."),
        Row(provider, "OSS", "FieldItemTooLong",                    400, Kind.InvalidRequest, "A form field other than the file is longer than 4 KB.", "Shorten the field, or move the data into the object or its tags."),
        Row(provider, "OSS", "FileImmutable",                       409, Kind.InvalidState,   "A retention policy (WORM) protects the object from change and deletion.", "Wait for the end of the retention time, or write under another key."),
        Row(provider, "OSS", "FilePartNotExist",                    400, Kind.NotFound,       "A part that the completion names has been deleted.", "List the parts, upload the missing ones again and complete with that list."),
        Row(provider, "OSS", "ImageDamage",                         403, Kind.Content,        "The stored image is incomplete or damaged, so it cannot be processed.", "Open the original elsewhere; if it is broken, upload a sound copy."),
        Row(provider, "OSS", "IncorrectNumberOfFilesInPOSTRequest", 400, Kind.InvalidRequest, "The form does not hold exactly one field named file.", "Send one file per form, as its last field."),
        Row(provider, "OSS", "InvalidAccessKeyId",                  403, Kind.Authentication, "The access key id is unknown, disabled or malformed.", "Check which key the process loaded and that it is enabled; STS keys need their token sent along."),
        Row(provider, "OSS", "InvalidArgument",                     400, Kind.InvalidRequest, "A header or query parameter has a value that OSS does not accept.", "Compare the argument named in the body with the operation's documentation."),
        Row(provider, "OSS", "InvalidBucketName",                   400, Kind.InvalidRequest, "The bucket name breaks the naming rules.", "Use 3 to 63 lower-case letters, digits and hyphens; check that the host is built as bucket.endpoint."),
        // Integrity, not InvalidRequest: the page says that MD5 and file differ, and OSS has no BadDigest. One more try is worth it.
        Row(provider, "OSS", "InvalidDigest",                       400, Kind.Integrity,      "Content-MD5 is malformed or does not match the bytes that arrived.", "If the second try fails too, check that the MD5 is that of the bytes sent, in base64 of 16 bytes."),
        Row(provider, "OSS", "InvalidEncryptionAlgorithmError",     400, Kind.InvalidRequest, "The server-side encryption header names an unknown method.", "Set x-oss-server-side-encryption to AES256 or KMS."),
        Row(provider, "OSS", "InvalidObjectName",                   400, Kind.InvalidRequest, "The object key is empty, too long or has characters that are not allowed.", "Keep the key within 1 to 1023 bytes of UTF-8 and free of a leading slash."),
        Row(provider, "OSS", "InvalidObjectState",                  403, Kind.InvalidState,   "The object lies in an archive class and is not restored, or its restore is not finished.", "Restore it, wait until HEAD shows x-oss-restore as finished, then read it."),
        Row(provider, "OSS", "InvalidPart",                         400, Kind.InvalidRequest, "The completion names a part that is missing or has another ETag.", "List the parts and complete with their numbers and ETags as listed."),
        Row(provider, "OSS", "InvalidPartOrder",                    400, Kind.InvalidRequest, "The parts of the completion are not in ascending order or a number is outside 1 to 10000.", "Sort the list by part number before completing."),
        Row(provider, "OSS", "InvalidPolicyDocument",               400, Kind.InvalidRequest, "The policy of the form upload is not valid JSON or lacks a required condition.", "Decode the policy field and check its JSON, expiration and conditions."),
        Row(provider, "OSS", "InvalidTargetBucketForLogging",       400, Kind.InvalidRequest, "The bucket that should receive the access logs does not exist or is not yours.", "Name a bucket of the same account and region as the log target."),
        Row(provider, "OSS", "InvalidTargetType",                   400, Kind.InvalidRequest, "The symbolic link points to another symbolic link.", "Point the link at an object that is not itself a link."),
        Row(provider, "OSS", "MalformedPOSTRequest",                400, Kind.InvalidRequest, "The form body cannot be parsed.", "Check the boundary, the line ends and that the file field comes last."),
        Row(provider, "OSS", "MalformedXML",                        400, Kind.InvalidRequest, "The XML of the request is not well-formed or not what this operation takes.", "Log the request body and compare it with the schema of the operation."),
        Row(provider, "OSS", "MaxPOSTPreDataLengthExceededError",   400, Kind.InvalidRequest, "The form fields before the file, or the file itself, exceed the limit of a form upload.", "Move big fields out of the form; above 5 GB use a multipart upload."),
        Row(provider, "OSS", "MetaOperationQpsLimitExceeded",       503, Kind.Throttling,     "Too many management calls (bucket, CORS, live channel) in a second.", "Cache what these calls return and space them out; data operations are not affected.", 3000),
        Row(provider, "OSS", "MethodNotAllowed",                    405, Kind.NotSupported,   "This resource does not support the HTTP method.", "Check the method against the operation, and that the key or sub-resource in the URL is the meant one."),
        Row(provider, "OSS", "MissingContentLength",                411, Kind.InvalidRequest, "The request has a body but neither Content-Length nor chunked encoding.", "Send content whose length is known, or let HttpClient use chunked encoding."),
        Row(provider, "OSS", "NoSuchBucket",                        404, Kind.NotFound,       "There is no bucket of this name.", "Check the bucket name and that the endpoint is that of its region."),
        Row(provider, "OSS", "NoSuchKey",                           404, Kind.NotFound,       "There is no object under this key.", "Check the key's spelling and encoding, then lifecycle rules and replication that may have deleted it."),
        Row(provider, "OSS", "NoSuchUpload",                        404, Kind.NotFound,       "The multipart upload is unknown: completed, aborted or never begun.", "After a lost answer to a completion, HEAD the object: it may well be there."),
        Row(provider, "OSS", "NotImplemented",                      400, Kind.NotSupported,   "A header or parameter asks for something that this operation does not offer.", "Remove what the body's Header element names, such as If-Modified-Since on a PUT."),
        Row(provider, "OSS", "ObjectNotAppendable",                 409, Kind.InvalidState,   "The object was not created by an append, so nothing can be appended to it.", "Append to a new key, or rewrite the object as a whole."),
        // Precondition, not InvalidState: the position is the caller's condition on the length. A blind repeat cannot succeed.
        Row(provider, "OSS", "PositionNotEqualToLength",            409, Kind.Precondition,   "The append position is not the object's present length.", "Read x-oss-next-append-position: if it is your position plus what you sent, the append has happened; else go on from there."),
        Row(provider, "OSS", "PreconditionFailed",                  412, Kind.Precondition,   "If-Match or If-Unmodified-Since does not hold for the object.", "Read the object's present ETag and time, then decide whether your change still applies."),
        Row(provider, "OSS", "RequestIsNotMultiPartContent",        400, Kind.InvalidRequest, "A form upload was sent with another content type than multipart/form-data.", "Set Content-Type to multipart/form-data with its boundary."),
        Row(provider, "OSS", "RequestTimeTooSkewed",                403, Kind.ClockSkew,      "The request's time is more than 15 minutes away from the server's.", "Synchronise the clock (NTP), and look for requests that wait long between signing and sending."),
        Row(provider, "OSS", "RequestTimeout",                      400, Kind.Timeout,        "Nothing was read from or written to the connection for too long.", "Check the network and whether the body's source stalls; smaller parts help on slow lines.", 100),
        Row(provider, "OSS", "SignatureDoesNotMatch",               403, Kind.Authentication, "The signature computed by OSS differs from the one sent.", "Compare the StringToSign of the answer with yours; handlers that change headers or the URL after signing are the usual cause."),
        Row(provider, "OSS", "SymlinkTargetNotExist",               404, Kind.NotFound,       "The object that the symbolic link points to does not exist.", "Create the target or point the link elsewhere."),
        Row(provider, "OSS", "TooManyBuckets",                      400, Kind.Quota,          "The account has as many buckets in this region as it may have.", "Delete unused buckets or ask for a higher quota."),
        Row(provider, "OSS", "UploadTrafficRateLimitExceeded",      503, Kind.Throttling,     "Uploads exceed the bandwidth granted to the account or bucket.", "Lower the upload concurrency; ask for more bandwidth if this is the normal load.", 1000),
        Row(provider, "OSS", "UserDisable",                         403, Kind.Account,        "The account is disabled, for debt or for security reasons.", "Check the balance and the account's messages, then call Alibaba Cloud's support."),

        Row(provider, "OSS beyond the page", "ActiveRequestLimitExceeded", 503, Kind.Throttling,         "Too many requests of the account are in flight at once.", "Cap the number of concurrent calls per process and over all processes.", 1000),
        // The SDKs v2 repeat it, yet it is a CORS preflight without its headers: the same request fails the same way.
        Row(provider, "OSS beyond the page", "BadRequest",                 400, Kind.InvalidRequest,     "A CORS preflight lacks its Origin or Access-Control-Request-Method header.", "Look at the browser's or gateway's preflight request; retrying does not help."),
        Row(provider, "OSS beyond the page", "CpuLimitExceeded",           503, Kind.Throttling,         "Image processing of the account uses more processor cores than granted.", "Process fewer images at once, or store the results instead of computing them on each read.", 1000),
        Row(provider, "OSS beyond the page", "FileAlreadyExists",          409, Kind.AlreadyExists,      "The request forbids overwriting and an object of this key exists.", "After a retried upload compare its ETag or CRC with yours: it may be your own first try."),
        Row(provider, "OSS beyond the page", "InternalError",              500, Kind.Transient,          "OSS had a fault of its own; the operation may or may not have taken effect.", "If it persists over retries, hand the request id to Alibaba Cloud's support.", 200),
        Row(provider, "OSS beyond the page", "MirrorFailed",               424, Kind.Upstream,           "Fetching the object from the mirror's origin failed.", "Check that the origin answers for this key and is not protected by a firewall; the message tells which step failed.", 2000),
        Row(provider, "OSS beyond the page", "PartitionQpsLimitted",       503, Kind.Throttling,         "Too many requests hit one partition of the bucket's index.", "Spread the keys: put a hash or reversed number before sequential prefixes such as dates.", 1000),
        Row(provider, "OSS beyond the page", "QpsLimitExceeded",           429, Kind.Throttling,         "The account sends more requests per second than allowed.", "Lower the request rate; batch deletes and cache listings.", 1000),
        Row(provider, "OSS beyond the page", "SecurityTokenExpired",       403, Kind.CredentialsExpired, "The STS credentials that signed the request have run out.", "Fetch new STS credentials and sign again; refresh them some minutes before they expire."),
        Row(provider, "OSS beyond the page", "ServiceUnavailable",         503, Kind.Transient,          "The server is too busy to take the request.", "Wait and retry; if it lasts, check the region's status page.", 500),
        Row(provider, "OSS beyond the page", "StaleFile",                  409, Kind.Conflict,           "Another request changed the metadata or tags of the same object at this moment.", "Serialise changes of metadata and tags per object.", 200),
        Row(provider, "OSS beyond the page", "TotalQpsLimitExceeded",      503, Kind.Throttling,         "The account exceeds its total number of requests per second (10000; 2000 for sequential keys).", "Lower the rate, randomise key prefixes, or ask for a higher limit.", 1000),
    ];
#pragma warning restore format
}
