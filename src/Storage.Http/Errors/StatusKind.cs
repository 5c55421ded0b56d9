using System.Net;

namespace Storage.Http;

/// <summary>The kind that a status stands for when no code is known.</summary>
static class StatusKind
{
    internal static StorageErrorKind Of(HttpStatusCode status) => (int)status switch
    {
        >= 300 and < 400 => StorageErrorKind.Redirect,
        401 => StorageErrorKind.Authentication,
        402 or 451 => StorageErrorKind.Account,
        403 => StorageErrorKind.Permission,
        404 or 410 => StorageErrorKind.NotFound,
        405 or 501 => StorageErrorKind.NotSupported,
        408 => StorageErrorKind.Timeout,
        409 => StorageErrorKind.InvalidState,
        412 => StorageErrorKind.Precondition,
        424 => StorageErrorKind.Upstream,
        429 => StorageErrorKind.Throttling,
        499 => StorageErrorKind.Transient,
        >= 400 and < 500 => StorageErrorKind.InvalidRequest,
        500 or 502 or 503 or 504 or 520 => StorageErrorKind.Transient,
        _ => StorageErrorKind.Unknown,
    };
}
