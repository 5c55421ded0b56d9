using Microsoft.AspNetCore.Http;

namespace Storage.Http.Emulator.Faults;

/// <summary>Which requests a rule is for; null matches all.</summary>
sealed record RequestPattern(StorageProvider? Provider, HttpMethod? Method, string? Path, string? Query)
{
    internal bool Matches(in RequestHead head) =>
        (Provider is null || Provider == head.Provider)
        && (Method is null || Method.Method.Equals(head.Method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || MatchesPath(head.Path))
        && (Query is null || MatchesQuery(head.Query));

    // The whole path, or what follows the bucket; a star at the end stands for anything.
    bool MatchesPath(string path)
    {
        var decoded = Uri.UnescapeDataString(path);
        var bucketEnd = decoded.IndexOf('/', Math.Min(1, decoded.Length));
        return Fits(decoded) || (bucketEnd > 0 && Fits(decoded[bucketEnd..]));
    }

    bool Fits(string path) => Path!.EndsWith('*')
        ? path.StartsWith(Path[..^1], StringComparison.Ordinal)
        : path.Equals(Path, StringComparison.Ordinal);

    bool MatchesQuery(IQueryCollection query)
    {
        var equals = Query!.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? query.ContainsKey(Query)
            : query.TryGetValue(Query[..equals], out var value) && value == Query[(equals + 1)..];
    }
}
