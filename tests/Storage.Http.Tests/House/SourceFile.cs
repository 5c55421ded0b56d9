using System.Text.RegularExpressions;

namespace Storage.Http.Tests.House;

/// <summary>A C# file of the repository, for tests that look at its text.</summary>
sealed partial class SourceFile
{
    SourceFile(string path)
    {
        Path = path;
        Text = Repository.Read(path);
        Code = CommentOrString().Replace(Text, match => match.Value.StartsWith('/') ? "" : match.Value);
        Names = CommentOrString().Replace(Text, "");
    }

    internal static IReadOnlyList<SourceFile> All { get; } =
        [.. Repository.FilesUnder("src", ".cs").Concat(Repository.FilesUnder("tests", ".cs")).Select(path => new SourceFile(path))];

    internal static IEnumerable<SourceFile> Library => All.Where(file => file.Path.StartsWith("src/Storage.Http/", StringComparison.Ordinal));

    internal string Path { get; }

    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The part of the name before the first dot: the type.</summary>
    internal string TypeName => Name.Split('.')[0];

    internal string Text { get; }

    /// <summary>The text without comments.</summary>
    internal string Code { get; }

    /// <summary>The text without comments and strings.</summary>
    internal string Names { get; }

    internal int LineCount => Text.AsSpan().Count('\n');

    /// <summary>The folder in the library; empty at its root.</summary>
    internal string Room => Path.Split('/') is ["src", "Storage.Http", var room, _, ..] ? room : "";

    internal string? Namespace => NamespaceLine().Match(Code) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The types that are declared in no other type. With file-scoped namespaces they begin at the start of a line.</summary>
    internal IReadOnlyList<string> TopLevelTypes => [.. TopLevelType().Matches(Code).Select(match => match.Groups[1].Value)];

    public override string ToString() => Path;

    // Strings are matched first, so that an address in one is not taken for a comment.
    [GeneratedRegex("""(?s)\"{3}.*?\"{3}|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*.*?\*/""")]
    private static partial Regex CommentOrString();

    [GeneratedRegex(@"(?m)^namespace\s+([\w.]+)\s*;")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"(?m)^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe)\s+)*(?:class|interface|enum|record\s+struct|record\s+class|record|struct|delegate\s+[\w<>\[\]?.]+)\s+(\w+)")]
    private static partial Regex TopLevelType();
}
