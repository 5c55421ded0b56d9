namespace Storage.Http.Tests.House;

/// <summary>The files of the working copy. Folders that .gitignore names are left out.</summary>
static class Repository
{
    internal static string Root => RepositoryRoot.Path;

    static readonly string[] IgnoredFolders =
        [".git", .. File.ReadLines(Path.Combine(Root, ".gitignore")).Where(line => line.EndsWith('/')).Select(line => line.TrimEnd('/'))];

    /// <summary>All files, as paths from the root with forward slashes, in ordinal order.</summary>
    internal static IReadOnlyList<string> Files { get; } =
    [
        .. Walk(new(Root)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>The names at the top level, files and folders.</summary>
    internal static IEnumerable<string> TopLevel =>
        new DirectoryInfo(Root).EnumerateFileSystemInfos().Select(entry => entry.Name).Where(name => !IgnoredFolders.Contains(name));

    internal static IEnumerable<string> FilesUnder(string folder, string extension) =>
        Files.Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && file.EndsWith(extension, StringComparison.Ordinal));

    internal static string PathOf(string file) => Path.Combine(Root, file);

    internal static string Read(string file) => File.ReadAllText(PathOf(file));

    static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => file.Name != ".git")
            .Concat(folder.EnumerateDirectories().Where(inner => !IgnoredFolders.Contains(inner.Name)).SelectMany(Walk));
}
