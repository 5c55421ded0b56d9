using System.Globalization;

namespace Storage.Http.PackageTests;

/// <summary>The packages, made once from a copy of the sources that is a git repository with an address.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    public const string Address = "https://github.com/example/storage-http";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("storage-http-packages-");

    internal string Feed => Path.Combine(_folder.FullName, "feed");

    /// <summary>The commit that was packed.</summary>
    internal string Commit { get; private set; } = "";

    /// <summary>What the commands printed.</summary>
    internal string Output { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var sources = _folder.CreateSubdirectory("sources").FullName;
        Checkout.CopyTo(sources);
        await GitAsync("init", "-q", "-b", "main");
        await GitAsync("remote", "add", "origin", Address + ".git");
        await GitAsync("add", ".");
        await GitAsync("-c", "user.name=packer", "-c", "user.email=packer@example.test", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "Pack");
        Commit = (await GitAsync("rev-parse", "HEAD")).Trim();
        foreach (var project in new[] { "Storage.Http", "Storage.Http.Emulator" })
        {
            Output += await DotNet.RunAsync(sources, "pack", $"src/{project}", "-o", Feed, "-warnaserror", "-p:ContinuousIntegrationBuild=true");
        }

        Task<string> GitAsync(params string[] arguments) => DotNet.RunAsync("git", sources, arguments);
    }

    public Task DisposeAsync()
    {
        // Git makes its objects read-only.
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Opens a package, such as <c>Storage.Http</c> with <c>nupkg</c>.</summary>
    internal PackageFile Open(string id, string extension = "nupkg") => new(Path.Combine(Feed, $"{id}.{Version}.{extension}"));

    /// <summary>An empty folder for a project that uses the packages.</summary>
    internal string NewFolder() => _folder.CreateSubdirectory(Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)).FullName;

    /// <summary>The version that all packages have.</summary>
    internal static string Version { get; } = System.Xml.Linq.XDocument.Parse(Checkout.Read("Directory.Build.props")).Descendants("Version").Single().Value;
}
