using System.Globalization;
using Kind = Storage.Http.StorageErrorKind;

namespace Storage.Http;

// Source: "Data Processing Error Codes" on the English page "Error Codes" of Tencent Cloud Object Storage, of 2026-06-02:
//   https://www.tencentcloud.com/document/product/436/7730
// Admission: every number of its five tables, with the name where the table has one; a number that two tables hold is a row in each. The page ties no
// number to a status. Two numbers have a second name, ImageTooLarge (-65011, -65024): as a name it is a row of COS, which is asked after these.
// Order: the page's tables one after the other, in each by the number without its sign.
public sealed partial class StorageProvider
{
    static StorageErrorDefinition[] TencentCiRows(StorageProvider provider)
    {
        const string ImageDownload = "Image download";
        const string ImagePersistence = "Image persistence";
        const string DocumentPreview = "Document preview";
        const string ContentModeration = "Content moderation";
        const string MediaProcessing = "Media processing";

#pragma warning disable format // a table: the columns stay aligned
        return
        [
            Ci(ImageDownload, -103,   null, Kind.InvalidRequest,     "The image request cannot be understood.", "Take the processing parameters off until the plain object loads, then add them one by one."),
            Ci(ImageDownload, -104,   null, Kind.InvalidRequest,     "The APPID in the host is not valid or not bound to this domain.", "Compare the APPID in the host with the account, and the custom domain with the bucket it is bound to."),
            Ci(ImageDownload, -105,   null, Kind.NotFound,           "The style named in the URL is not configured.", "List the bucket's styles and compare name and separator."),
            Ci(ImageDownload, -106,   null, Kind.InvalidRequest,     "The URL is not of the form that processing expects.", "Look at the separator before the style and at unescaped characters in the parameters."),
            Ci(ImageDownload, -107,   null, Kind.InvalidRequest,     "The Host header is not a processing host.", "Send the host of the URL as it is; a proxy may have rewritten it."),
            Ci(ImageDownload, -108,   null, Kind.Permission,         "The Referer is not allowed by the bucket's hotlink protection.", "Add the site to the referer allow-list, or allow empty referers."),
            Ci(ImageDownload, -109,   null, Kind.NotFound,           "There is no image for this style, perhaps as the style is younger than the image.", "Upload the image again so that the style is applied to it."),
            Ci(ImageDownload, -110,   null, Kind.Content,            "The image is on the blocklist.", "Look up the image's moderation result; appeal if it was blocked by mistake."),
            Ci(ImageDownload, -113,   null, Kind.Content,            "Document preview does not know this file type.", "Convert the file to a type that preview reads, or offer a download instead."),
            Ci(ImageDownload, -120,   null, Kind.Upstream,           "The origin answered, but not with usable image data.", "Fetch the image from the origin yourself and look at status, length and content.", 2000),
            Ci(ImageDownload, -124,   null, Kind.Precondition,       "The offset in the Range header does not fit the image.", "HEAD the image for its length, or leave the range out."),
            Ci(ImageDownload, -154,   null, Kind.Permission,         "Original images are protected; this URL asks for one.", "Ask through a style, or sign the request."),
            Ci(ImageDownload, -156,   null, Kind.Redirect,           "The service insists on a redirect for this image.", "Follow the Location of the 302."),
            Ci(ImageDownload, -162,   null, Kind.Account,            "Downloads are stopped as the account is overdue.", "Pay the bill, then load the image again."),
            Ci(ImageDownload, -163,   null, Kind.NotFound,           "Processing is not configured for this bucket.", "Bind the bucket to Cloud Infinite."),
            Ci(ImageDownload, -164,   null, Kind.Throttling,         "This image is asked for too often and downloads of it are limited.", "Put a CDN in front of popular images, and lower the rate meanwhile.", 5000),
            Ci(ImageDownload, -165,   null, Kind.Permission,         "Downloads were cut off as they look like abuse.", "Find the client that downloads in bulk, then ask support to lift the block."), // A policy and not a rate: knocking again does not help.
            Ci(ImageDownload, -166,   null, Kind.InvalidRequest,     "The message format is wrong.", "Compare the request's headers and parameters with a working one."),
            Ci(ImageDownload, -167,   null, Kind.Content,            "The file is too large to be served as an image.", "Store a smaller image, or download the object without processing."),
            Ci(ImageDownload, -168,   null, Kind.Content,            "The file is too large to be served as an image; a second number for the same case.", "Store a smaller image, or download the object without processing."),
            Ci(ImageDownload, -441,   null, Kind.Content,            "The image's format cannot be compressed.", "Convert it to jpg, bmp, gif, png or webp."),
            Ci(ImageDownload, -442,   null, Kind.Content,            "The image has a side that is too long.", "Keep width and height at or below 9,999 pixels."),
            Ci(ImageDownload, -443,   null, Kind.Content,            "The image's format is not allowed for this processing.", "Convert it to a format that the rule accepts."),
            Ci(ImageDownload, -447,   null, Kind.Content,            "The image has too many pixels or too many frames.", "Keep sides at or below 9,999 pixels and cut frames from animations."),
            Ci(ImageDownload, -901,   null, Kind.Transient,          "Compressing the image took too long.", "If it happens again, scale the source down or ask for less in one step.", 1000), // The work timed out on the server, not the request on its way: not Timeout.
            Ci(ImageDownload, -902,   null, Kind.Upstream,           "The origin did not answer the fetch in time.", "Look at the origin's latency and at the origin settings of the bucket.", 1000),
            Ci(ImageDownload, -3006,  null, Kind.Content,            "The document is encrypted and cannot be previewed.", "Remove the password before the upload."),
            Ci(ImageDownload, -3008,  null, Kind.Content,            "The document is empty.", "Look for an upload that sent 0 bytes."),
            Ci(ImageDownload, -3011,  null, Kind.Content,            "Document preview does not know this type of document.", "Convert the document to a type that preview reads, or offer a download instead."),
            Ci(ImageDownload, -3015,  null, Kind.NotFound,           "The document has no such page.", "Read the page count from X-Total-Page and stay within it."),
            Ci(ImageDownload, -3075,  null, Kind.Content,            "The document is larger than 100 MB.", "Split or shrink the document."),
            Ci(ImageDownload, -5062,  null, Kind.Content,            "The image is suspected of forbidden content.", "Look up its moderation result; appeal if it was blocked by mistake."),
            Ci(ImageDownload, -6101,  null, Kind.NotFound,           "The image is not there: never uploaded, or deleted.", "Compare the key, and look for a failed upload or a lifecycle rule."),
            Ci(ImageDownload, -29033, null, Kind.InvalidRequest,     "The request for a part of the file has no valid range.", "Send bytes=first-last with first not above last."),
            Ci(ImageDownload, -29034, null, Kind.Precondition,       "The download would start behind the end of the file.", "HEAD the file for its length; it may have been replaced by a shorter one."),
            Ci(ImageDownload, -29214, null, Kind.Throttling,         "Downloads with processing come too fast.", "Lower concurrency, cache results in a CDN, or have the limit raised.", 1000),
            Ci(ImageDownload, -40168, null, Kind.Content,            "The original image has no data.", "Look for an upload that sent 0 bytes, and store the image again."),
            Ci(ImageDownload, -46152, null, Kind.InvalidRequest,     "The bucket's name is not valid.", "Write the full name with its -APPID in the host."),
            Ci(ImageDownload, -46154, null, Kind.InvalidRequest,     "The APPID is not valid.", "Compare the digits behind the bucket's name with the account's APPID."),
            Ci(ImageDownload, -46614, null, Kind.Conflict,           "The file is still being uploaded.", "Wait for the upload's answer before reading the file.", 2000), // The page says wait; InProgress is never retried, a clash with a running upload is.
            Ci(ImageDownload, -46617, null, Kind.Content,            "The file matches a blocklist.", "Look up its moderation result; appeal if it was blocked by mistake."),
            Ci(ImageDownload, -46618, null, Kind.Authentication,     "The signature is wrong.", "Compare the string to sign and the key; processing parameters may be part of it."),
            Ci(ImageDownload, -46619, null, Kind.CredentialsExpired, "The signature has run out.", "Sign anew; a pre-signed URL must be issued again."),
            Ci(ImageDownload, -46620, null, Kind.Account,            "The bucket is blocked.", "Open a ticket with the bucket's name."),
            Ci(ImageDownload, -46621, null, Kind.Account,            "The file is blocked.", "Open a ticket with the file's key."),
            Ci(ImageDownload, -46627, null, Kind.Account,            "The account is blocked.", "Open a ticket with the APPID."),
            Ci(ImageDownload, -46628, null, Kind.NotFound,           "There is no such file.", "Compare the key byte for byte, and look for a failed upload."),
            Ci(ImageDownload, -46642, null, Kind.NotFound,           "There is no such APPID.", "Compare the digits behind the bucket's name with the account's APPID."),
            Ci(ImageDownload, -46646, null, Kind.Account,            "The file was blocked, probably for what it shows.", "Look up its moderation result, then open a ticket."),
            Ci(ImageDownload, -46661, null, Kind.Permission,         "The owner does not allow access.", "Have the owner grant read and processing rights."),

            Ci(ImagePersistence, -60932, null, Kind.Authentication, "The signature is wrong.", "Compare the string to sign and the key; Pic-Operations may be among the signed headers."),
            Ci(ImagePersistence, -60936, null, Kind.Permission,     "The request was refused.", "Grant the caller the processing action and write access to the target."),
            Ci(ImagePersistence, -60938, null, Kind.Authentication, "The signature lacks a required field.", "Compare the Authorization header with the fields that a signature needs."),
            Ci(ImagePersistence, -60948, null, Kind.Account,        "The account is blocked on suspicion of a violation.", "Open a ticket with the APPID."),
            Ci(ImagePersistence, -60949, null, Kind.Throttling,     "Processing is asked for too often.", "Lower the rate or have it raised; beside a good upload only the processing is missing, so do not upload again.", 1000),
            Ci(ImagePersistence, -60950, null, Kind.InvalidRequest, "The request names no file to process.", "Name the object in the path or the fileid in the rules."),
            Ci(ImagePersistence, -60955, null, Kind.InvalidRequest, "The URL is not valid.", "Look at host, key and percent-encoding."),
            Ci(ImagePersistence, -60957, null, Kind.Quota,          "The bucket has its 100 styles.", "Delete unused styles, or have the limit raised."),
            Ci(ImagePersistence, -60967, null, Kind.NotFound,       "There is no such style.", "List the bucket's styles and compare the name."),
            Ci(ImagePersistence, -60972, null, Kind.NotSupported,   "This region has no image processing.", "Use a bucket in a region that offers Cloud Infinite."),
            Ci(ImagePersistence, -60983, null, Kind.InvalidRequest, "The Host is not valid.", "Send the bucket's own host; a proxy may have rewritten it."),
            Ci(ImagePersistence, -60987, null, Kind.Upstream,       "The image to process could not be fetched.", "Fetch the source URL from outside your network; it may be private, slow or wrong.", 2000),
            Ci(ImagePersistence, -60996, null, Kind.Content,        "The file is larger than the 32 MB that can be processed.", "Shrink the image, or store it without processing."),
            Ci(ImagePersistence, -60997, null, Kind.InvalidRequest, "The request has more than five processing rules.", "Spread the rules over several requests."),
            Ci(ImagePersistence, -60998, null, Kind.InvalidRequest, "The processing parameters are not valid.", "Try each rule by itself to find the wrong one."),
            Ci(ImagePersistence, -62999, null, Kind.Content,        "The image's format is not valid.", "Open the source by itself; it may be cut, or no image at all."),

            Ci(DocumentPreview, -3006, null, Kind.Content, "The document to preview has a password.", "Upload a copy without password."),
            Ci(DocumentPreview, -3008, null, Kind.Content, "The document to preview has no bytes.", "Look for an upload that sent 0 bytes, and store the document again."),
            Ci(DocumentPreview, -3011, null, Kind.Content, "This type of document cannot be previewed.", "Convert the document, for instance to pdf."),
            Ci(DocumentPreview, -3064, null, Kind.Content, "The document could not be parsed.", "Open it with its own program; if it opens there, save it anew and upload that."),
            Ci(DocumentPreview, -3070, null, Kind.Content, "Converting the document took too long.", "Ask for fewer pages or sheets per task."), // The same task would take as long again: it has to become smaller.
            Ci(DocumentPreview, -3075, null, Kind.Content, "The document to preview is too large.", "Split or shrink the document."),

            Ci(ContentModeration, -65001, "InternalError",        Kind.Transient,      "The moderation service failed on its side.", "Before submitting again, look whether a job was created.", 500),
            Ci(ContentModeration, -65002, "InvalidArgument",      Kind.InvalidRequest, "The parameters or the body could not be parsed.", "Validate the body against the request of this job type."),
            Ci(ContentModeration, -65003, "InvalidArgument",      Kind.InvalidRequest, "A parameter is missing or has a wrong value, or the bucket or the image behind it is missing or empty.", "Read the message; it names Object, DetectType, CallbackVersion, the bucket or the image."),
            Ci(ContentModeration, -65004, "AuditingJobNotFound",  Kind.NotFound,       "There is no moderation job of this id.", "Compare the job id, and ask in the bucket and region that it was submitted to."),
            Ci(ContentModeration, -65006, "SlowDown",             Kind.Throttling,     "Moderation is asked for too often; no job was made.", "Submit fewer jobs at a time, or have the limit raised.", 1000),
            Ci(ContentModeration, -65007, "ResourceNotSupported", Kind.Content,        "The file could not be decoded.", "Open the file by itself; it may be damaged or not what its name says."),
            Ci(ContentModeration, -65010, "InvalidArgument",      Kind.Upstream,       "The service could not download the file to moderate.", "Fetch the URL from outside your network; it may be private, slow or wrong.", 2000), // The name blames the argument, the message a download: at most 2 retries, as the URL may be wrong.
            Ci(ContentModeration, -65011, "InvalidArgument",      Kind.Content,        "The file is too large, or empty; for images the store also names this ImageTooLarge.", "Shrink the file, or raise its size above zero."),
            Ci(ContentModeration, -65012, "InvalidArgument",      Kind.Content,        "The image has too few pixels.", "Send a larger version of the image."),
            Ci(ContentModeration, -65014, "CIRoleNotExist",       Kind.Permission,     "The service role CI_QCSRole is missing or not authorised.", "Create the role in the Cloud Infinite console and grant it."),
            Ci(ContentModeration, -65015, "InvalidArgument",      Kind.InvalidState,   "No moderation policy with any label switched on applies.", "Switch labels on in a policy and name it as BizType."),
            Ci(ContentModeration, -65016, "InvalidArgument",      Kind.NotFound,       "There is no policy of this BizType.", "Compare the BizType with the policies of this bucket and region."),
            Ci(ContentModeration, -65019, "AccessDenied",         Kind.Permission,     "The caller may not pass the service role on.", "Grant the caller PassRole for the Cloud Infinite role."),
            Ci(ContentModeration, -65020, "ResourceNotFound",     Kind.NotFound,       "The file to moderate is not there.", "Compare the key, and submit only after the upload was answered."),
            Ci(ContentModeration, -65023, "InvalidArgument",      Kind.Content,        "The file is too small.", "Leave files of this size out of moderation."),
            Ci(ContentModeration, -65024, "InvalidArgument",      Kind.Content,        "The image is too long for its width, or too large; then the store also names this ImageTooLarge.", "Cut or scale the image."),

            Ci(MediaProcessing, 1007, "InternalError",                 Kind.Transient,          "Media processing failed on its side.", "Before submitting again, look whether a job was created.", 500),
            Ci(MediaProcessing, 1010, "InvalidUrl",                    Kind.InvalidRequest,     "The URL is not valid.", "Look at scheme, host and percent-encoding."),
            Ci(MediaProcessing, 1011, "InvalidContent",                Kind.InvalidRequest,     "The body is not valid.", "Validate the XML against the request of this job type."),
            Ci(MediaProcessing, 1012, "MissingAuthorization",          Kind.Authentication,     "The request is not signed.", "Find out who dropped the Authorization header: a redirect, a proxy, a handler."),
            Ci(MediaProcessing, 1013, "InvalidAuthorization",          Kind.Authentication,     "The signature is wrong.", "Compare the string to sign and the key."),
            Ci(MediaProcessing, 1014, "SignatureExpired",              Kind.CredentialsExpired, "The signature has run out.", "Sign anew with a synchronised clock."),
            Ci(MediaProcessing, 1015, "InvalidArgument",               Kind.InvalidRequest,     "A parameter is not valid.", "Read the message for its name."),
            Ci(MediaProcessing, 1016, "MissingContent",                Kind.InvalidRequest,     "The request needs a body and has none.", "Find out who dropped the content: a consumed stream, a redirect, a handler."),
            Ci(MediaProcessing, 1017, "InvalidHost",                   Kind.InvalidRequest,     "The Host is not valid.", "Use the host bucket-APPID.ci.region.myqcloud.com."),
            Ci(MediaProcessing, 1018, "AccessDenied",                  Kind.Permission,         "The caller may not do this.", "Grant the caller the job's action on the bucket."),
            Ci(MediaProcessing, 1019, "SecretidNotExist",              Kind.Authentication,     "The SecretId is unknown.", "Look for a deleted or disabled key, or a typo."),
            Ci(MediaProcessing, 1020, "SlowDown",                      Kind.Throttling,         "Jobs are submitted or queried too fast.", "Lower the rate, and poll job results less often.", 1000),
            Ci(MediaProcessing, 1021, "InvalidContentType",            Kind.InvalidRequest,     "The body's Content-Type is not taken.", "Send application/xml."),
            Ci(MediaProcessing, 1100, "BucketAlreadyBinded",           Kind.AlreadyExists,      "The bucket is bound to media processing already.", "Go on; there is nothing left to bind."),
            Ci(MediaProcessing, 1103, "ResourceNotFound",              Kind.NotFound,           "What the job names is not there.", "Compare object key, template and queue with the message."),
            Ci(MediaProcessing, 1106, "QueueNotFound",                 Kind.NotFound,           "There is no such queue.", "List the bucket's queues and use one of their ids."),
            Ci(MediaProcessing, 1107, "TemplateNotFound",              Kind.NotFound,           "There is no such template.", "List the bucket's templates and use one of their ids."),
            Ci(MediaProcessing, 1109, "BindedBucketNumLimit",          Kind.Quota,              "The account has bound as many buckets as it may.", "Unbind buckets that no longer need processing."),
            Ci(MediaProcessing, 1110, "CreatedTemplateNumLimit",       Kind.Quota,              "The account has as many templates as it may.", "Delete unused templates."),
            Ci(MediaProcessing, 1111, "MediaBucketUnBinded",           Kind.InvalidState,       "The bucket is not bound to media processing.", "Bind the bucket in the Cloud Infinite console or by its API."),
            Ci(MediaProcessing, 1112, "TemplateNameDuplicate",         Kind.AlreadyExists,      "A template of this name exists.", "Use the template that is there, or another name."),
            Ci(MediaProcessing, 1114, "ActiveWorkflowForbiddenUpdate", Kind.InvalidState,       "An active workflow cannot be changed.", "Pause the workflow, change it, and activate it again."),
            Ci(MediaProcessing, 1120, "WorkFlowNumLimit",              Kind.Quota,              "The account has as many workflows as it may.", "Delete unused workflows."),
            Ci(MediaProcessing, 1124, "WriteTargetBucketDenied",       Kind.Permission,         "The service may not write into the output bucket.", "Grant the service role write access to that bucket."),
            Ci(MediaProcessing, 1145, "QueueNumLimit",                 Kind.Quota,              "The account has as many queues as it may.", "Delete unused queues, or share one."),
        ];
#pragma warning restore format

        StorageErrorDefinition Ci(string section, int number, string? name, StorageErrorKind kind, string description, string advice, int minDelayMs = 0) =>
            Row(provider, section, name ?? number.ToString(CultureInfo.InvariantCulture), null, kind, description, advice, minDelayMs, number);
    }
}
