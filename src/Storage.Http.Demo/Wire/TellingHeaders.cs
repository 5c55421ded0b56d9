namespace Storage.Http.Demo.Wire;

/// <summary>The headers of an answer that tell of an error or of a wait, by the data of the stores.</summary>
static class TellingHeaders
{
    static readonly HashSet<string> Names = new(
        StorageErrorRegistry.Default.Select(row => row.Provider).Distinct()
            .SelectMany(provider => provider.ErrorHeaders.Select(header => header.Name).Concat(provider.DelayHeaders.Select(header => header.Name)))
            .Append("Retry-After"),
        StringComparer.OrdinalIgnoreCase);

    internal static IEnumerable<string> Of(WireAnswer answer) =>
        answer.Headers.Where(header => Names.Contains(header.Key)).Select(header => $"{header.Key}: {LogText.Clean(header.Value, 36)}");
}
