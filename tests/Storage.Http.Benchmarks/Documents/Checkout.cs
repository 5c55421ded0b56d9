namespace Storage.Http.Benchmarks.Documents;

/// <summary>The repository that the program was built in.</summary>
static class Checkout
{
    internal static string Docs => Path.Combine(Root, "docs");

    /// <summary>What no commit holds.</summary>
    internal static string Artifacts => Path.Combine(Root, "artifacts");

    /// <exception cref="InvalidOperationException">The program stands outside the repository.</exception>
    static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Storage.Http.sln")))
                {
                    return folder.FullName;
                }
            }

            throw new InvalidOperationException($"No Storage.Http.sln in {AppContext.BaseDirectory} or above.");
        }
    }
}
