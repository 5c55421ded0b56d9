namespace Storage.Http.Emulator.Operations;

/// <summary>The value of a copy's source header.</summary>
static class CopySource
{
    static readonly string[] BucketHosts = [".cos.", ".cos-internal.", ".oss-", ".obs.", ".file.myqcloud.com"];

    /// <summary>
    /// Reads <c>/bucket/key</c>, <c>bucket/key</c>, COS's <c>bucket.cos.region.myqcloud.com/key</c> and an address of the emulator itself,
    /// <c>127.0.0.1:1234/bucket/key</c>, percent-encoded; a version behind a question mark is left out. Null when it names no bucket and key.
    /// </summary>
    internal static ObjectAddress? Parse(string value)
    {
        var question = value.IndexOf('?', StringComparison.Ordinal);
        var path = (question < 0 ? value : value[..question]).TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 && path.Contains("%2F", StringComparison.OrdinalIgnoreCase))
        {
            path = Uri.UnescapeDataString(path).TrimStart('/'); // the slash between bucket and key came encoded too
            slash = path.IndexOf('/', StringComparison.Ordinal);
        }

        if (slash > 0 && path.AsSpan(0, slash).Contains(':'))
        {
            path = path[(slash + 1)..];
            slash = path.IndexOf('/', StringComparison.Ordinal);
        }

        if (slash <= 0 || slash == path.Length - 1)
        {
            return null;
        }

        return new(BucketOf(Uri.UnescapeDataString(path[..slash])), Uri.UnescapeDataString(path[(slash + 1)..]));
    }

    static string BucketOf(string host)
    {
        foreach (var middle in BucketHosts)
        {
            if (host.IndexOf(middle, StringComparison.OrdinalIgnoreCase) is > 0 and var at)
            {
                return host[..at];
            }
        }

        return host;
    }
}
