namespace Storage.Http.Tests;

/// <summary>The working copy that the tests were built from; the other test projects share this file.</summary>
static class RepositoryRoot
{
    internal static string Path { get; } = Find();

    static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Storage.Http.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Storage.Http.sln in {AppContext.BaseDirectory} or above.");
    }
}
