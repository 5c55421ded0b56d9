namespace Storage.Http.Emulator.Operations;

/// <summary>Bucket and key of a path in path style, <c>/bucket/key</c>, decoded; empty where they are missing.</summary>
readonly record struct ObjectAddress(string Bucket, string Key)
{
    /// <summary>Takes a request's target apart, by the bytes of the wire, so that an encoded slash stays part of the key.</summary>
    internal static ObjectAddress Parse(string target)
    {
        var path = PathOf(target).TrimStart('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(Uri.UnescapeDataString(path), "") : new(Uri.UnescapeDataString(path[..slash]), Uri.UnescapeDataString(path[(slash + 1)..]));
    }

    /// <summary>The undecoded path of a request's target, which may be a whole URI.</summary>
    internal static string PathOf(string target)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        if (path.StartsWith('/'))
        {
            return path;
        }

        var authority = path.IndexOf("://", StringComparison.Ordinal);
        var slash = authority < 0 ? -1 : path.IndexOf('/', authority + 3);
        return slash < 0 ? "/" : path[slash..];
    }

    /// <summary>The undecoded query without the question mark; empty when there is none.</summary>
    internal static string QueryOf(string target)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? "" : target[(question + 1)..];
    }
}
