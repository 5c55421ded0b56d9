namespace Storage.Http.PackageTests;

/// <summary>A new project with a program, as somebody makes it who has the packages only.</summary>
static class FreshProject
{
    /// <summary>Builds and runs the program and returns what it printed.</summary>
    /// <param name="packages">Where the packages are and the project is to be.</param>
    /// <param name="references">The packages that it references.</param>
    /// <param name="program">The program's text.</param>
    public static async Task<string[]> RunAsync(PackedPackages packages, IEnumerable<(string Id, string Version)> references, string program)
    {
        var folder = packages.NewFolder();
        var cache = Path.Combine(folder, "packages");

        // Ours come from the folder, and never from the cache of an earlier run; theirs, which the build of the tests has restored, from the machine's cache.
        await File.WriteAllTextAsync(Path.Combine(folder, "app.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <RestoreSources>{packages.Feed}</RestoreSources>
                <RestorePackagesPath>{cache}</RestorePackagesPath>
                <RestoreFallbackFolders>{MachineCache}</RestoreFallbackFolders>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", references.Select(reference => $"""<PackageReference Include="{reference.Id}" Version="[{reference.Version}]" />"""))}
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), program);

        await DotNet.RunAsync(folder, "build", "-c", "Release", "-o", "out");
        var output = await DotNet.RunAsync(folder, "out/app.dll");
        Assert.True(Directory.Exists(Path.Combine(cache, "storage.http", PackedPackages.Version)), "The package was not taken from the folder.");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    static string MachineCache => Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
