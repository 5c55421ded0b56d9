using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Matrix;

/// <summary>How each store says the same trouble; Cloud Infinite says it as the COS behind it.</summary>
static class StoreCodes
{
    static readonly Dictionary<string, (string Cos, string Oss, string S3, string? QingStor)> Codes = new()
    {
        ["throttled"] = ("SlowDown", "QpsLimitExceeded", "SlowDown", "max_requests_exceeded"),
        ["internal"] = ("InternalError", "InternalError", "InternalError", "internal_error"),
        ["unavailable"] = ("ServiceUnavailable", "ServiceUnavailable", "ServiceUnavailable", "service_unavailable"),
        ["timeout"] = ("RequestTimeout", "RequestTimeout", "RequestTimeout", null),
        ["conflict"] = ("PathConflict", "StaleFile", "OperationAborted", null),
        ["upstream"] = ("KmsException", "MirrorFailed", "XMinioBackendDown", "upstream_failed"),
        ["integrity"] = ("BadDigest", "InvalidDigest", "BadDigest", "bad_digest"),
        ["clock-skew"] = ("RequestTimeTooSkewed", "RequestTimeTooSkewed", "RequestTimeTooSkewed", "request_expired"),
        ["permission"] = ("AccessDenied", "AccessDenied", "AccessDenied", "permission_denied"),
        ["not-found"] = ("NoSuchBucket", "NoSuchBucket", "NoSuchBucket", "bucket_not_exists"),
        ["quota"] = ("TooManyBuckets", "TooManyBuckets", "TooManyBuckets", "too_many_buckets"),
    };

    public static string Of(StorageProvider store, string trouble)
    {
        var (cos, oss, s3, qingStor) = Codes[trouble];
        return store == StorageProvider.AlibabaOss ? oss
            : store == StorageProvider.S3 ? s3
            : store == StorageProvider.QingStor ? qingStor ?? throw new ArgumentException($"QingStor has no {trouble}.", nameof(trouble))
            : cos;
    }

    /// <summary>A 503 or another status whose document says the trouble and pads its message to the given length.</summary>
    public static Fault Document(StorageProvider store, string trouble, int status = 503, int padding = 100) => Body(store, status, Text(store, trouble, padding));

    /// <summary>The same document broken off within its first element, so that no code is in it, or behind its code.</summary>
    public static Fault Cut(StorageProvider store, string trouble, bool behindCode) => Body(store, 503, Text(store, trouble, padding: 100)[..BreakAt(store, trouble, behindCode)]);

    /// <summary>Where a document is broken off for its code to be lost, or read.</summary>
    public static int BreakAt(StorageProvider store, string trouble, bool behindCode)
    {
        var code = Of(store, trouble);
        var at = Text(store, trouble, padding: 100).IndexOf(code, StringComparison.Ordinal);
        return behindCode ? at + code.Length + "</Code><Mes".Length : at + 3;
    }

    static Fault Body(StorageProvider store, int status, string text) =>
        Fault.Body(status, Encoding.ASCII.GetBytes(text), store == StorageProvider.QingStor ? "application/json" : "application/xml");

    static string Text(StorageProvider store, string trouble, int padding)
    {
        var (code, message) = (Of(store, trouble), new string('m', padding));
        return store == StorageProvider.QingStor
            ? $$"""{"code":"{{code}}","message":"{{message}}","request_id":"aa08cf7a43f611e5886952542e6ce14b"}"""
            : $"<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>";
    }
}
