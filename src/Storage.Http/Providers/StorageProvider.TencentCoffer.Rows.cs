using Kind = Storage.Http.StorageErrorKind;

namespace Storage.Http;

// Section "Coffer": the page "Error codes" of Tencent Cloud Data Coffer Service (Chinese edition, undated; cloud.tencent.com, product 1232), every row of its
// table. 33 rows. The page knows no throttling code: a bare 429 or 503 is judged by its status.
// Order: by code (ordinal), then by status; the sections in the order above.
public sealed partial class StorageProvider
{
#pragma warning disable format // a table: the columns stay aligned
    static StorageErrorDefinition[] TencentCofferRows(StorageProvider provider) =>
    [
        Row(provider, "Coffer", "AlreadyLock",                   409, Kind.Conflict,       "The record is locked by another operation at this moment.", "Retry after a second; if it persists, look for a job that works on the same object.", 1000),
        // Upstream, not Permission: refusals are 401 here, and a 409 says that the call to the authorization service failed.
        Row(provider, "Coffer", "AssumeRoleFailed",              409, Kind.Upstream,       "The service could not take on the role that it needs in your account.", "Check that the service role exists and trusts Data Coffer, if retries do not help.", 1000),
        Row(provider, "Coffer", "AuthFailed",                    401, Kind.Authentication, "The signature or the key was not accepted.", "Check the secret id and key, the signed headers and the clock."),
        Row(provider, "Coffer", "CofferAlreadyExists",           409, Kind.AlreadyExists,  "A coffer of this name exists.", "Pick another name."),
        Row(provider, "Coffer", "CofferAlreadyOwnedByYou",       409, Kind.AlreadyExists,  "You have created this coffer already.", "Go on using it: there is nothing left to create."),
        Row(provider, "Coffer", "CofferCountExceedsLimit",       409, Kind.Quota,          "The account has as many coffers as it may have.", "Delete unused coffers or ask for a higher quota."),
        Row(provider, "Coffer", "CofferNotEmpty",                409, Kind.InvalidState,   "The coffer still holds objects, so it cannot be deleted.", "Delete its objects and abort its multipart uploads first."),
        Row(provider, "Coffer", "CofferNotFound",                404, Kind.NotFound,       "There is no coffer of this name.", "Check the name with its account id suffix, and the region in the host."),
        Row(provider, "Coffer", "ConsoleAuthFailed",             401, Kind.Authentication, "The console's session was not accepted.", "Sign in to the console again; API calls must be signed with a key instead."),
        // Conflict, not InProgress: the page itself says that trying later helps, and what is being synchronised is not this request's work.
        Row(provider, "Coffer", "DataSynchronization",           409, Kind.Conflict,       "The data is being synchronised, so the operation is refused for now.", "Retry after some seconds.", 2000),
        Row(provider, "Coffer", "EntityTooSmall",                400, Kind.InvalidRequest, "A part is smaller than the minimum.", "Send parts of at least 1 MB, the last one excepted."),
        Row(provider, "Coffer", "InternalError",                 500, Kind.Transient,      "The service had a fault of its own; the operation may or may not have taken effect.", "If it persists over retries, hand request id and trace id to Tencent Cloud's support.", 200),
        Row(provider, "Coffer", "InvalidArgument",               400, Kind.InvalidRequest, "A parameter has a value that is not accepted.", "Compare the query and headers with the operation's documentation."),
        Row(provider, "Coffer", "InvalidCofferName",             400, Kind.InvalidRequest, "The coffer's name breaks the naming rules.", "Check length and characters, and the account id suffix."),
        Row(provider, "Coffer", "InvalidLifeCycle",              400, Kind.InvalidRequest, "The lifecycle configuration is malformed.", "Validate the JSON against the documentation of PutCofferLifecycle."),
        Row(provider, "Coffer", "InvalidObjectKey",              400, Kind.InvalidRequest, "The object's key breaks the naming rules.", "Check its length, its characters and its URL encoding."),
        Row(provider, "Coffer", "InvalidObjectPrefix",           400, Kind.InvalidRequest, "The prefix of the listing is malformed.", "Check the prefix's characters and its URL encoding."),
        Row(provider, "Coffer", "InvalidPart",                   400, Kind.InvalidRequest, "The part numbers of the completion have gaps.", "List the parts, upload what is missing and complete with consecutive numbers."),
        Row(provider, "Coffer", "InvalidPartOrder",              400, Kind.InvalidRequest, "The parts of the completion are not in ascending order.", "Sort the list by part number before completing."),
        Row(provider, "Coffer", "KMSFailed",                     409, Kind.Upstream,       "The key management service that encrypts the coffer failed or refused.", "Check that the key is enabled and the service may use it, if retries do not help.", 1000),
        Row(provider, "Coffer", "MethodNotAllowed",              405, Kind.NotSupported,   "This resource does not support the HTTP method.", "Check the method and path against the operation's documentation."),
        // AlreadyExists: what the completion should create is there. After a retried completion this is the trace of the first one.
        Row(provider, "Coffer", "MultipartAlreadyCompleted",     409, Kind.AlreadyExists,  "The multipart upload has been completed already.", "HEAD the object: after a lost answer to a completion this means success."),
        Row(provider, "Coffer", "MultipartNotExists",            404, Kind.NotFound,       "There is no multipart upload of this id.", "Begin a new upload, unless a HEAD shows that an earlier completion took effect."),
        Row(provider, "Coffer", "NoSuchCoffer",                  404, Kind.NotFound,       "The named coffer does not exist.", "Check the name with its account id suffix, and the region in the host."),
        Row(provider, "Coffer", "NoSuchUpload",                  404, Kind.NotFound,       "The multipart upload is unknown: completed, aborted or never begun.", "After a lost answer to a completion, HEAD the object: it may well be there."),
        Row(provider, "Coffer", "ObjectAlreadyExists",           409, Kind.AlreadyExists,  "An object of this key exists, and a coffer does not overwrite.", "Use another key, or compare the object with yours: it may be your own first try."),
        // AlreadyExists rather than a wait for the upload that may be going on: in the common case the object is complete, and no wait pays off.
        Row(provider, "Coffer", "ObjectAlreadyExistsOwnedByYou", 409, Kind.AlreadyExists,  "You have stored this object, or are uploading it at this moment.", "HEAD the object: if it is there, it is done; if not, another upload of the same key is running."),
        Row(provider, "Coffer", "ObjectAlreadyUploading",        409, Kind.Conflict,       "Another upload of the same key is going on.", "Let one writer own a key; a retry succeeds when the other upload was aborted.", 2000),
        Row(provider, "Coffer", "ObjectEmpty",                   400, Kind.InvalidRequest, "The upload had no bytes, and empty objects are not accepted.", "Check that the body's stream stands at its beginning."),
        Row(provider, "Coffer", "ObjectNotExists",               404, Kind.NotFound,       "There is no object under this key.", "Check the key's spelling and encoding, and the coffer's lifecycle rules."),
        Row(provider, "Coffer", "PolicyCheckFailed",             401, Kind.Permission,     "The policy does not allow this identity to do this.", "Check the coffer's policy and the CAM policy of the calling key."),
        Row(provider, "Coffer", "PolicyFormatCheckFailed",       409, Kind.InvalidRequest, "The policy document is malformed.", "Validate the policy's JSON, its principals and resources."),
        Row(provider, "Coffer", "ServiceNotOpen",                401, Kind.Account,        "The service is not open to this account.", "Apply for Data Coffer in the console, or check which account the key belongs to."),
    ];
#pragma warning restore format
}
