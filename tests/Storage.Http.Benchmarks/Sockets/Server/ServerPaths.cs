namespace Storage.Http.Benchmarks.Sockets.Server;

/// <summary>What the server answers to which path. All name an object in a bucket.</summary>
static class ServerPaths
{
    /// <summary>An object of 1 KB.</summary>
    internal const string Small = "/examplebucket/small";

    /// <summary>The same object, but one request of twenty is refused.</summary>
    internal const string Refusing = "/examplebucket/refusing";

    /// <summary>The same object; the sequence of refusals begins anew.</summary>
    internal const string Restart = "/examplebucket/restart";

    const string LargePrefix = "/examplebucket/large/";
    const string GatheringPrefix = "/examplebucket/gathering/";

    /// <summary>An object of so many bytes to read, or a place to write one to.</summary>
    internal static string Large(long bytes) => FormattableString.Invariant($"{LargePrefix}{bytes}");

    /// <summary>The small object, once so many requests wait for it.</summary>
    internal static string Gathering(int requests) => FormattableString.Invariant($"{GatheringPrefix}{requests}");

    internal static long? LargeSize(ReadOnlySpan<byte> path) => Number(path, LargePrefix);

    internal static int? GatheringSize(ReadOnlySpan<byte> path) => (int?)Number(path, GatheringPrefix);

    internal static bool Is(ReadOnlySpan<byte> path, string expected) => System.Text.Ascii.Equals(path, expected);

    static long? Number(ReadOnlySpan<byte> path, string prefix) =>
        path.Length > prefix.Length
        && System.Text.Ascii.Equals(path[..prefix.Length], prefix)
        && long.TryParse(path[prefix.Length..], System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
