using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Storage.Http.Emulator;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Docs;

/// <summary>Samples are in no solution, for their packages are not restored by the build; what keeps them from rotting is that their lines are those of snippets.</summary>
public partial class SampleTests
{
    const string Folder = "docs/samples";

    public static TheoryData<string> Sources => [.. Repository.FilesUnder(Folder, ".cs")];

    public static TheoryData<string> Projects => [.. Repository.FilesUnder(Folder, ".csproj")];

    static HashSet<string> SnippetLines { get; } = [.. SnippetRegions.All.Values.SelectMany(text => text.Split('\n')).Select(Bare)];

    // What the two libraries export: types, and the names of extension methods.
    static HashSet<string> ExportedNames { get; } =
    [
        .. new[] { typeof(StorageErrorHandler), typeof(StorageEmulator) }.SelectMany(type => type.Assembly.GetExportedTypes()).SelectMany(type =>
            type.IsDefined(typeof(ExtensionAttribute), inherit: false) ? type.GetMethods().Where(method => method.IsStatic).Select(method => method.Name) : [type.Name]),
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_line_of_a_sample_that_calls_the_library_is_a_line_of_a_snippet(string file) =>
        Violations.None(Repository.Read(file).Split('\n').Select(Bare).Where(line => UsesLibrary(line) && !SnippetLines.Contains(line)).Select(line => $"{file}: {line}"));

    [Fact]
    public void The_samples_call_the_library() =>
        Assert.True(Repository.FilesUnder(Folder, ".cs").SelectMany(file => Repository.Read(file).Split('\n')).Select(Bare).Count(UsesLibrary) > 10);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_samples_packages_have_their_version_where_all_have_it_and_its_projects_are_there(string file)
    {
        var project = XDocument.Parse(Repository.Read(file));
        var versions = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion").Select(row => row.Attribute("Include")?.Value).ToHashSet();

        Violations.None(project.Descendants("PackageReference").Select(row => row.Attribute("Include")?.Value).Where(package => !versions.Contains(package)));
        Violations.None(project.Descendants("ProjectReference").Select(row => row.Attribute("Include")!.Value.Replace('\\', '/'))
            .Where(path => !File.Exists(Path.Combine(Repository.PathOf(file), "..", path))));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_project_of_the_solution_knows_a_sample(string file)
    {
        var name = Path.GetFileName(file);

        Assert.DoesNotContain("samples", Repository.Read("Storage.Http.sln"), StringComparison.OrdinalIgnoreCase);
        Violations.None(Repository.Files.Where(other => other.EndsWith(".csproj", StringComparison.Ordinal) && other != file && Repository.Read(other).Contains(name, StringComparison.Ordinal)));
    }

    // Comments and the accessibility that a file of its own needs are no difference.
    static string Bare(string line) => Comment().Replace(line.Trim(), "").Replace("internal static", "static", StringComparison.Ordinal);

    static bool UsesLibrary(string line) =>
        !line.StartsWith("using ", StringComparison.Ordinal) && (line.Contains("emulator.", StringComparison.Ordinal) || Word().Matches(line).Any(word => ExportedNames.Contains(word.Value)));

    [GeneratedRegex(@"\s*//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
