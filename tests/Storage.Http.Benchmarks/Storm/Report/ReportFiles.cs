namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>The page and its picture on disk. On the page only what stands between the two marks is replaced.</summary>
static class ReportFiles
{
    internal const string PageName = "storm.md";
    internal const string PictureName = "storm.svg";
    internal const string BeginMark = "<!-- storm:begin -->";
    internal const string EndMark = "<!-- storm:end -->";

    internal static void Write(string folder, string text, string picture)
    {
        Directory.CreateDirectory(folder);
        var page = Path.Combine(folder, PageName);
        File.WriteAllText(page, Merge(File.Exists(page) ? File.ReadAllText(page) : $"{BeginMark}\n{EndMark}\n", text));
        File.WriteAllText(Path.Combine(folder, PictureName), picture);
    }

    /// <summary>The folder docs of the repository that the program was built in.</summary>
    /// <exception cref="InvalidOperationException">The program stands outside the repository.</exception>
    internal static string FindDocs()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Storage.Http.sln")))
            {
                return Path.Combine(folder.FullName, "docs");
            }
        }

        throw new InvalidOperationException($"No Storage.Http.sln in {AppContext.BaseDirectory} or above; name a folder with --out.");
    }

    internal static string Merge(string page, string text)
    {
        var begin = page.IndexOf(BeginMark, StringComparison.Ordinal);
        var end = page.IndexOf(EndMark, StringComparison.Ordinal);
        return begin < 0 || end < begin
            ? throw new InvalidOperationException($"The page has no {BeginMark} before {EndMark}.")
            : $"{page[..begin]}{BeginMark}\n{text}{page[end..]}";
    }
}
