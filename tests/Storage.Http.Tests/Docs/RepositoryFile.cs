namespace Storage.Http.Tests.Docs;

/// <summary>A text file of the repository, found from where the tests run.</summary>
static class RepositoryFile
{
    internal static string PathOf(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Storage.Http.sln")))
            {
                return Path.Combine(folder.FullName, relative);
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Storage.Http.sln.");
    }
}
