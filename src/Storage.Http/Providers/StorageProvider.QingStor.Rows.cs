using Kind = Storage.Http.StorageErrorKind;

namespace Storage.Http;

// Section "QingStor": the page "Error codes" of QingCloud QingStor (Chinese edition, 2020-02-28; docs.qingcloud.com/qingstor/api/error_code), every row of its
// table. 40 rows.
// Section "QingStor beyond the page": the code of the page's own sample, which its table lacks and which gives no status.
// Order: by code (ordinal), then by status; the sections in the order above.
public sealed partial class StorageProvider
{
#pragma warning disable format // a table: the columns stay aligned
    static StorageErrorDefinition[] QingStorRows(StorageProvider provider) =>
    [
        Row(provider, "QingStor", "access_denied",         400, Kind.Permission,     "The request was refused.", "Check the bucket policy's conditions, such as referer and address, and the pre-signed URL's parameters."),
        Row(provider, "QingStor", "account_problem",       403, Kind.Account,        "Something is wrong with the account.", "Open a ticket with QingCloud and quote the request id."),
        Row(provider, "QingStor", "bad_digest",            400, Kind.Integrity,      "The MD5 of the bytes that arrived is not the one in Content-MD5.", "If the second try fails too, check that the MD5 is that of the bytes sent."),
        Row(provider, "QingStor", "bucket_already_exists", 409, Kind.AlreadyExists,  "A bucket of this name exists.", "Pick another name, or go on if a HEAD shows that the bucket is yours."),
        Row(provider, "QingStor", "bucket_not_active",     403, Kind.InvalidState,   "The bucket is suspended or being deleted.", "Look at the bucket's state and the account's bills in the console."),
        Row(provider, "QingStor", "bucket_not_empty",      409, Kind.InvalidState,   "The bucket still holds objects or unfinished uploads.", "Delete the objects and abort the multipart uploads before deleting the bucket."),
        Row(provider, "QingStor", "bucket_not_exists",     404, Kind.NotFound,       "There is no bucket of this name.", "Check the bucket name and the zone in the host."),
        Row(provider, "QingStor", "cname_error",           400, Kind.InvalidRequest, "The CNAME of the bucket is set up wrongly.", "Check the domain's DNS record and that the domain is bound to this bucket."),
        Row(provider, "QingStor", "delinquent_account",    402, Kind.Account,        "The account is in arrears.", "Pay the bill; retrying before that is useless."),
        Row(provider, "QingStor", "entity_too_large",      400, Kind.InvalidRequest, "The object is larger than the maximum of 5 GB.", "Use a multipart upload."),
        Row(provider, "QingStor", "entity_too_small",      400, Kind.InvalidRequest, "A part is smaller than the minimum of 4 MB.", "Send bigger parts, the last one excepted."),
        Row(provider, "QingStor", "fetch_in_process",      409, Kind.InProgress,     "The store is fetching from the same source link already.", "Do not ask again; poll the object with HEAD until it is there."),
        Row(provider, "QingStor", "fetch_throttled",       429, Kind.Throttling,     "The store is busy with too many fetches.", "Start fewer fetches at once.", 1000),
        Row(provider, "QingStor", "form_policy_violated",  400, Kind.InvalidRequest, "The form does not satisfy the conditions of its policy.", "Compare each form field with the conditions of the signed policy."),
        Row(provider, "QingStor", "incomplete_body",       400, Kind.Integrity,      "The body ended before Content-Length was reached.", "If the second try fails too, check that the stream delivers as many bytes as announced.", 100),
        Row(provider, "QingStor", "internal_error",        500, Kind.Transient,      "The store had a fault of its own; the operation may or may not have taken effect.", "If it persists over retries, open a ticket with QingCloud and quote the request id.", 200),
        Row(provider, "QingStor", "invalid_access_key_id", 401, Kind.Authentication, "The access key is wrong or does not exist.", "Check which key the process loaded and that it is enabled."),
        Row(provider, "QingStor", "invalid_argument",      400, Kind.InvalidRequest, "A parameter has a value that is not accepted.", "Compare the query and headers with the operation's documentation."),
        Row(provider, "QingStor", "invalid_bucket_name",   400, Kind.InvalidRequest, "The bucket name breaks the naming rules.", "Use lower-case letters, digits and hyphens, within the length that the naming rules give."),
        Row(provider, "QingStor", "invalid_json",          400, Kind.InvalidRequest, "The JSON of the request is malformed.", "Log the request body and validate it."),
        Row(provider, "QingStor", "invalid_location",      400, Kind.InvalidRequest, "There is no such zone.", "Check the zone's name, such as pek3a or sh1a."),
        Row(provider, "QingStor", "invalid_object_name",   400, Kind.InvalidRequest, "The object's name breaks the naming rules.", "Check its length, its characters and its URL encoding."),
        Row(provider, "QingStor", "invalid_object_state",  400, Kind.InvalidState,   "The object's present state does not allow this operation.", "Look at the object with HEAD: its storage class, or an upload that is not complete."),
        Row(provider, "QingStor", "invalid_range",         416, Kind.Precondition,   "The Range header is malformed or lies outside the object.", "Compare the range with the object's present length."),
        Row(provider, "QingStor", "invalid_request",       400, Kind.InvalidRequest, "The body of the request is not what this operation takes.", "Compare the body with the operation's documentation."),
        // Transient, not InvalidState: "not ready" passes by itself some seconds after the bucket's creation.
        Row(provider, "QingStor", "lease_not_ready",       403, Kind.Transient,      "The billing information of the bucket is not ready yet.", "Wait some seconds after creating a bucket before using it.", 5000),
        Row(provider, "QingStor", "max_parts_exceeded",    400, Kind.InvalidRequest, "The multipart upload has more parts than the maximum of 1000.", "Choose a part size that keeps the number of parts within the limit."),
        // A 400, yet the page says that creating and deleting buckets was asked for too often: nothing was executed.
        Row(provider, "QingStor", "max_requests_exceeded", 400, Kind.Throttling,     "Buckets are created and deleted too often.", "Space out the creation and deletion of buckets, or use prefixes in one bucket.", 2000),
        Row(provider, "QingStor", "metadata_too_large",    400, Kind.InvalidRequest, "The user's metadata exceeds 2 KB, or one of its keys 512 bytes.", "Shorten the x-qs-meta- headers."),
        Row(provider, "QingStor", "method_not_allowed",    405, Kind.NotSupported,   "This resource does not support the HTTP method.", "Check the method and path against the operation's documentation."),
        Row(provider, "QingStor", "object_not_exists",     404, Kind.NotFound,       "There is no object of this name.", "Check the name's spelling and encoding, and the bucket's lifecycle rules."),
        Row(provider, "QingStor", "permission_denied",     403, Kind.Permission,     "The identity behind the request may not do this here.", "Check the bucket's ACL and policy for the calling user."),
        Row(provider, "QingStor", "precondition_failed",   412, Kind.Precondition,   "A condition of the request's headers does not hold.", "Read the object's present ETag and time, then decide whether your change still applies."),
        Row(provider, "QingStor", "request_expired",       403, Kind.ClockSkew,      "The request's time is more than 15 minutes away from the server's.", "Synchronise the clock (NTP), and look for requests that wait long between signing and sending."),
        Row(provider, "QingStor", "service_unavailable",   503, Kind.Transient,      "The store is not available for the moment.", "If it lasts, check the zone's status and open a ticket.", 500),
        Row(provider, "QingStor", "signature_not_matched", 401, Kind.Authentication, "The signature computed by the store differs from the one sent.", "Check the secret key and that nothing changes the headers or the URL after signing."),
        Row(provider, "QingStor", "too_many_buckets",      403, Kind.Quota,          "The account has as many buckets as it may have.", "Delete unused buckets or ask for a higher quota by ticket."),
        Row(provider, "QingStor", "too_many_objects",      400, Kind.InvalidRequest, "One call names more objects than allowed.", "Split the batch into smaller ones."),
        Row(provider, "QingStor", "upload_not_exists",     400, Kind.NotFound,       "There is no multipart upload of this id.", "After a lost answer to a completion, HEAD the object: it may well be there."),
        Row(provider, "QingStor", "upstream_failed",       503, Kind.Upstream,       "The source link or the mirror's origin could not be reached or failed.", "Check that the source answers with 200, a redirect or 404 from outside your network.", 2000),

        Row(provider, "QingStor beyond the page", "bad_request", null, Kind.InvalidRequest, "An argument or its value is not accepted.", "Compare the query and headers with the operation's documentation; the message names the argument."),
    ];
#pragma warning restore format
}
