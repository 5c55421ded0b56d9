using Storage.Http.Tests;

namespace Storage.Http.PackageTests;

/// <summary>What of the working copy is packed, and read.</summary>
static class Checkout
{
    public static string Read(string file) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, file)).ReplaceLineEndings("\n");

    /// <summary>Copies what packing needs, and nothing that was built.</summary>
    public static void CopyTo(string target)
    {
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", "LICENSE", ".editorconfig" })
        {
            File.Copy(Path.Combine(RepositoryRoot.Path, file), Path.Combine(target, file));
        }

        Copy(new(Path.Combine(RepositoryRoot.Path, "src")), Directory.CreateDirectory(Path.Combine(target, "src")));
    }

    /// <summary>The first block of C# on a page.</summary>
    public static string FirstCode(string page)
    {
        const string Fence = "```csharp\n";
        var text = Read(page);
        var begin = text.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        Assert.True(begin >= Fence.Length, $"{page} shows no code.");
        return text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)];
    }

    static void Copy(DirectoryInfo source, DirectoryInfo target)
    {
        foreach (var file in source.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(target.FullName, file.Name));
        }

        foreach (var folder in source.EnumerateDirectories().Where(folder => folder.Name is not ("bin" or "obj")))
        {
            Copy(folder, target.CreateSubdirectory(folder.Name));
        }
    }
}
