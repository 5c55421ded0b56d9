using System.Text.RegularExpressions;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Docs;

/// <summary>Commands and links on the pages lead somewhere.</summary>
public partial class PageTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(page => page.File)];

    static IEnumerable<string> Commands(string file) =>
        MarkdownPage.Of(file).Fences.Where(fence => fence.Language is "sh" or "bash" or "shell" or "console")
            .SelectMany(fence => fence.Body.Split('\n')).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_names_what_is_there(string file) => Violations.None(Commands(file).Select(WhatIsWrong).Where(fault => fault is not null));

    [Fact]
    public void Readme_shows_the_demo_and_the_tests() =>
        Assert.Equal(["dotnet run --project src/Storage.Http.Demo", "dotnet test"], Commands("README.md").Take(2));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_file_and_heading_of_the_repository(string file) =>
        Violations.None(MarkdownPage.Of(file).Links.Where(link => !link.StartsWith("https://", StringComparison.Ordinal) && !Leads(file, link)).Select(link => $"{file}: {link}"));

    static bool Leads(string from, string link)
    {
        var (path, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
        var folder = Path.GetDirectoryName(Repository.PathOf(from))!;
        var target = path.Length == 0 ? from : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, path))).Replace('\\', '/');
        return (Repository.Files.Contains(target) && (anchor is null || MarkdownPage.Of(target).Anchors.Contains(anchor))) || (anchor is null && Directory.Exists(Repository.PathOf(target)));
    }

    static string? WhatIsWrong(string command) => command switch
    {
        "dotnet test" or "dotnet build" or "dotnet build -warnaserror" => Repository.TopLevel.Count(name => name.EndsWith(".sln", StringComparison.Ordinal)) == 1 ? null : $"{command}: not one solution",
        _ when command.StartsWith("curl ", StringComparison.Ordinal) => null, // sent by EmulatorPageTests
        _ when Repository.Files.Contains(command.Split(' ')[0]) => IsExecutable(command.Split(' ')[0]) ? null : $"{command}: not executable",
        _ => Project().Match(command) is { Success: true } match && Directory.Exists(Repository.PathOf(match.Groups[1].Value))
            && Directory.EnumerateFiles(Repository.PathOf(match.Groups[1].Value), "*.csproj").Any() ? null : $"{command}: unknown, or no project there",
    };

    static bool IsExecutable(string file) =>
        OperatingSystem.IsWindows() || File.GetUnixFileMode(Repository.PathOf(file)).HasFlag(UnixFileMode.UserExecute);

    [GeneratedRegex(@"^(?:[A-Z_]+=\S+ )?dotnet (?:run(?: -c Release)? --project|test|pack|publish|add reference) ([\w./-]+)(?: .*)?$")]
    private static partial Regex Project();
}
