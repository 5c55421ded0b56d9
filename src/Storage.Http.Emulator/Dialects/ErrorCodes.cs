using System.Collections.Frozen;

namespace Storage.Http.Emulator.Dialects;

/// <summary>Which code and status each store answers for the emulator's own errors: from the stores' error pages; what a page does not name is spelled as S3 spells it.</summary>
static class ErrorCodes
{
    internal static FrozenDictionary<StoreError, (string Code, int Status)> S3 { get; } = new Dictionary<StoreError, (string Code, int Status)>
    {
        [StoreError.NoSuchBucket] = ("NoSuchBucket", 404),
        [StoreError.BucketAlreadyExists] = ("BucketAlreadyOwnedByYou", 409),
        [StoreError.BucketNotEmpty] = ("BucketNotEmpty", 409),
        [StoreError.NoSuchKey] = ("NoSuchKey", 404),
        [StoreError.NoSuchCopySource] = ("NoSuchKey", 404),
        [StoreError.InvalidCopySource] = ("InvalidArgument", 400),
        [StoreError.NoSuchUpload] = ("NoSuchUpload", 404),
        [StoreError.InvalidPart] = ("InvalidPart", 400),
        [StoreError.InvalidPartOrder] = ("InvalidPartOrder", 400),
        [StoreError.EntityTooSmall] = ("EntityTooSmall", 400),
        [StoreError.EntityTooLarge] = ("EntityTooLarge", 400),
        [StoreError.MalformedBody] = ("MalformedXML", 400),
        [StoreError.InvalidArgument] = ("InvalidArgument", 400),
        [StoreError.BadDigest] = ("BadDigest", 400),
        [StoreError.InvalidDigest] = ("InvalidDigest", 400),
        [StoreError.InvalidRange] = ("InvalidRange", 416),
        [StoreError.PreconditionFailed] = ("PreconditionFailed", 412),
        [StoreError.AlreadyExists] = ("PreconditionFailed", 412),
        [StoreError.WrongPosition] = ("InvalidWriteOffset", 400),
        [StoreError.NotAppendable] = ("InvalidRequest", 400),
        [StoreError.MethodNotAllowed] = ("MethodNotAllowed", 405),
        [StoreError.NotImplemented] = ("NotImplemented", 501),
        [StoreError.UpstreamFailed] = ("ServiceUnavailable", 503),
    }.ToFrozenDictionary();

    internal static FrozenDictionary<StoreError, (string Code, int Status)> Cos { get; } = Changed(S3, new()
    {
        [StoreError.BucketAlreadyExists] = ("BucketAlreadyOwnedByYou", 409),
        [StoreError.NoSuchCopySource] = ("NoSuchCopySource", 404),
        [StoreError.InvalidCopySource] = ("InvalidCopySource", 400),
        [StoreError.AlreadyExists] = ("FileAlreadyExists", 409),
        [StoreError.WrongPosition] = ("AppendPositionErr", 409),
        [StoreError.NotAppendable] = ("ObjectNotAppendable", 409),
    });

    internal static FrozenDictionary<StoreError, (string Code, int Status)> Oss { get; } = Changed(S3, new()
    {
        [StoreError.BucketAlreadyExists] = ("BucketAlreadyExists", 409),
        [StoreError.BadDigest] = ("InvalidDigest", 400), // its page has one code for both
        [StoreError.AlreadyExists] = ("FileAlreadyExists", 409),
        [StoreError.WrongPosition] = ("PositionNotEqualToLength", 409),
        [StoreError.NotAppendable] = ("ObjectNotAppendable", 409),
        [StoreError.NotImplemented] = ("NotImplemented", 400),
    });

    internal static FrozenDictionary<StoreError, (string Code, int Status)> Coffer { get; } = Changed(S3, new()
    {
        [StoreError.NoSuchBucket] = ("NoSuchCoffer", 404),
        [StoreError.BucketAlreadyExists] = ("CofferAlreadyOwnedByYou", 409),
        [StoreError.BucketNotEmpty] = ("CofferNotEmpty", 409),
        [StoreError.NoSuchKey] = ("ObjectNotExists", 404),
        [StoreError.MalformedBody] = ("InvalidArgument", 400),
        [StoreError.AlreadyExists] = ("ObjectAlreadyExists", 409),
        [StoreError.NotImplemented] = ("MethodNotAllowed", 405),
    });

    internal static FrozenDictionary<StoreError, (string Code, int Status)> QingStor { get; } = Changed(S3, new()
    {
        [StoreError.NoSuchBucket] = ("bucket_not_exists", 404),
        [StoreError.BucketAlreadyExists] = ("bucket_already_exists", 409),
        [StoreError.BucketNotEmpty] = ("bucket_not_empty", 409),
        [StoreError.NoSuchKey] = ("object_not_exists", 404),
        [StoreError.NoSuchCopySource] = ("object_not_exists", 404),
        [StoreError.InvalidCopySource] = ("invalid_argument", 400),
        [StoreError.NoSuchUpload] = ("upload_not_exists", 400),
        [StoreError.InvalidPart] = ("invalid_request", 400),
        [StoreError.InvalidPartOrder] = ("invalid_request", 400),
        [StoreError.EntityTooSmall] = ("entity_too_small", 400),
        [StoreError.EntityTooLarge] = ("entity_too_large", 400),
        [StoreError.MalformedBody] = ("invalid_json", 400),
        [StoreError.InvalidArgument] = ("invalid_argument", 400),
        [StoreError.BadDigest] = ("bad_digest", 400),
        [StoreError.InvalidDigest] = ("invalid_argument", 400),
        [StoreError.InvalidRange] = ("invalid_range", 416),
        [StoreError.PreconditionFailed] = ("precondition_failed", 412),
        [StoreError.AlreadyExists] = ("precondition_failed", 412),
        [StoreError.WrongPosition] = ("invalid_argument", 400),
        [StoreError.NotAppendable] = ("invalid_object_state", 400),
        [StoreError.MethodNotAllowed] = ("method_not_allowed", 405),
        [StoreError.NotImplemented] = ("method_not_allowed", 405),
        [StoreError.UpstreamFailed] = ("upstream_failed", 503),
    });

    static FrozenDictionary<StoreError, (string Code, int Status)> Changed(
        FrozenDictionary<StoreError, (string Code, int Status)> from, Dictionary<StoreError, (string Code, int Status)> changes) =>
        from.ToDictionary(pair => pair.Key, pair => changes.GetValueOrDefault(pair.Key, pair.Value)).ToFrozenDictionary();
}
