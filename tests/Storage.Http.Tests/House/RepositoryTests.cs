using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Storage.Http.Tests.House;

/// <summary>What lies where, and what a committed text must not say.</summary>
public partial class RepositoryTests
{
    static readonly string[] TextExtensions = [".cs", ".csproj", ".json", ".md", ".props", ".py", ".sh", ".sln", ".svg", ".targets", ".txt", ".xml", ".yml", ""];

    [Fact]
    public void The_top_level_holds_exactly_what_it_should() =>
        Assert.Equal(
            ["Directory.Build.props", "Directory.Packages.props", "LICENSE", "README.md", "Storage.Http.sln", "docs", "global.json", "src", "tests"],
            Repository.TopLevel.Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Storage.Http.sln").Replace('\\', '/');

        Violations.None(Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && !file.StartsWith("docs/samples/", StringComparison.Ordinal))
            .Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Package_versions_are_exact_and_stand_in_one_file()
    {
        var versions = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").ToList();

        Assert.NotEmpty(versions);
        Violations.None(versions.Select(row => $"{row.Attribute("Include")?.Value} {row.Attribute("Version")?.Value}").Where(row => !ExactVersion().IsMatch(row)));
        Violations.None(Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && VersionInProject().IsMatch(Repository.Read(file))));
    }

    [Fact]
    public void Banned_symbols_are_wired_for_every_project()
    {
        var props = XDocument.Parse(Repository.Read("Directory.Build.props"));

        Assert.Contains(props.Descendants("AdditionalFiles"), item => item.Attribute("Include")?.Value.EndsWith("src/BannedSymbols.txt", StringComparison.Ordinal) ?? false);
        Assert.Contains(props.Descendants("PackageReference"), item => item.Attribute("Include")?.Value == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.DoesNotContain("RS0030", Repository.Read(".editorconfig"), StringComparison.Ordinal);
        Assert.All(File.ReadLines(Repository.PathOf("src/BannedSymbols.txt")), line => Assert.Matches("^[TPMF]:[^;]+;.+", line));
    }

    [Fact]
    public void Warnings_are_errors_for_every_project()
    {
        Assert.Equal("true", XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("TreatWarningsAsErrors").Single().Value);
        Violations.None(Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Where(file => Regex.IsMatch(Repository.Read(file), "TreatWarningsAsErrors|WarningsNotAsErrors")));
    }

    [Fact]
    public void No_text_names_a_path_of_one_machine_or_a_package_feed() =>
        Violations.None(Repository.Files.Where(IsText)
            .SelectMany(file => MachineText().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}")));

    [Fact]
    public void No_file_configures_a_package_feed() =>
        Assert.DoesNotContain(Repository.Files, file => Path.GetFileName(file).Equals("nuget.config", StringComparison.OrdinalIgnoreCase));

    static bool IsText(string file) => TextExtensions.Contains(Path.GetExtension(file)) || Path.GetFileName(file).StartsWith('.');

    [GeneratedRegex(@"^\S+ \d+\.\d+\.\d+(?:\.\d+)?(?:-[\w.]+)?$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex("""<PackageReference[^>]*\b(?:Version|VersionOverride)=""")]
    private static partial Regex VersionInProject();

    [GeneratedRegex(@"(?<![\w.\-*])/(?:tmp|work|home|root|Users)/|(?i:nuget\.org|/v3/index\.json|art[i]factory)")]
    private static partial Regex MachineText();
}
