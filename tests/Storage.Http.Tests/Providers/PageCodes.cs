namespace Storage.Http.Tests.Providers;

/// <summary>What a vendor's page lists, one line each, its columns parted by tabs.</summary>
static class PageCodes
{
    internal static IReadOnlyList<string[]> Read(string name)
    {
        using var stream = typeof(PageCodes).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException("No such list.", name);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))];
    }
}
