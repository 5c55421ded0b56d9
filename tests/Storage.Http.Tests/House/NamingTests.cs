using System.Text.RegularExpressions;

namespace Storage.Http.Tests.House;

/// <summary>Small files with one type each, named after it.</summary>
public partial class NamingTests
{
    const int MaxLines = 150;

    [Fact]
    public void A_file_holds_one_type_and_bears_its_name() =>
        Violations.None(SourceFile.All
            .Where(file => file.Name != "Program" && file.TopLevelTypes is not [var type] || (file.TopLevelTypes is [var only] && only != file.TypeName))
            .Select(file => $"{file} holds {(file.TopLevelTypes.Count == 0 ? "no type" : string.Join(", ", file.TopLevelTypes))}"));

    [Fact]
    public void A_file_fits_on_one_screen_unless_it_is_a_table() =>
        Violations.None(SourceFile.All
            .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && file.LineCount > MaxLines && !file.Name.EndsWith(".Rows", StringComparison.Ordinal))
            .Select(file => $"{file} has {file.LineCount} lines"));

    [Fact]
    public void No_name_says_nothing() =>
        Violations.None(SourceFile.All.SelectMany(file => EmptyName().Matches(file.Code).Select(match => $"{file}: {match.Value}")));

    [Fact]
    public void Namespaces_are_file_scoped() => Violations.None(SourceFile.All.Where(file => file.Namespace is null && file.Name != "Program"));

    [Fact]
    public void There_are_no_regions() => Violations.None(SourceFile.All.Where(file => file.Code.Contains("\n#region", StringComparison.Ordinal)));

    [Fact]
    public void A_suppression_gives_its_reason_on_the_same_line() =>
        Violations.None(SourceFile.All.SelectMany(file => Suppression().Matches(file.Text).Where(match => !match.Value.Contains("//", StringComparison.Ordinal)).Select(match => $"{file}: {match.Value}")));

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record)\s+\w*(?:Helper|Manager|Util)\w*")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"(?m)^\s*#pragma warning disable[^\n]*$")]
    private static partial Regex Suppression();
}
