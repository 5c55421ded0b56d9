namespace Storage.Http.Emulator.Dialects;

/// <summary>The errors that the emulator's own operations end in; each dialect has its code and status for them.</summary>
enum StoreError
{
    NoSuchBucket,
    BucketAlreadyExists,
    BucketNotEmpty,
    NoSuchKey,
    NoSuchCopySource,
    InvalidCopySource,
    NoSuchUpload,
    InvalidPart,
    InvalidPartOrder,
    EntityTooSmall,
    EntityTooLarge,
    MalformedBody,
    InvalidArgument,
    BadDigest,
    InvalidDigest,
    InvalidRange,
    PreconditionFailed,
    AlreadyExists,
    WrongPosition,
    NotAppendable,
    MethodNotAllowed,
    NotImplemented,
    UpstreamFailed,
}
