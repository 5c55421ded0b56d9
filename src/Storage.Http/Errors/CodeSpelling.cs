namespace Storage.Http;

/// <summary>Codes that the stores spell in two ways.</summary>
static class CodeSpelling
{
    // COS: the Chinese page keeps the typos of the wire, the English one mends them. InternalErrors: seen at S3 (aws-c-s3, s3_util.c).
    internal static IReadOnlyList<(string One, string Two)> Pairs { get; } =
    [
        ("BadRquest", "BadRequest"),
        ("InternalErrors", "InternalError"),
        ("ObjectNotAppendale", "ObjectNotAppendable"),
        ("QuotaOperationConfilct", "QuotaOperationConflict"),
    ];
}
