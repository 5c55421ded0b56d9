namespace Storage.Http;

/// <summary>Codes that the stores spell in two ways.</summary>
static class CodeSpelling
{
    // COS: the Chinese page keeps the typos of the wire, the English one mends them. InternalErrors: seen at S3 (aws-c-s3, s3_util.c).
    static readonly (string One, string Two)[] Pairs =
    [
        ("BadRquest", "BadRequest"),
        ("InternalErrors", "InternalError"),
        ("ObjectNotAppendale", "ObjectNotAppendable"),
        ("QuotaOperationConfilct", "QuotaOperationConflict"),
    ];

    internal static string? Other(ReadOnlySpan<char> code)
    {
        foreach (var (one, two) in Pairs)
        {
            if (code.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return two;
            }

            if (code.Equals(two, StringComparison.OrdinalIgnoreCase))
            {
                return one;
            }
        }

        return null;
    }
}
