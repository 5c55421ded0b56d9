using System.Text.RegularExpressions;

namespace Storage.Http.Tests.Docs;

/// <summary>The tables of docs/retries.md hold what the code has.</summary>
public partial class RetriesPageTests
{
    static readonly MarkdownPage Page = MarkdownPage.Of("docs/retries.md");

    [Fact]
    public void Every_reason_is_in_the_table() =>
        Assert.Equal(Enum.GetNames<StorageRetryReason>().Order(), Cells("| retry |", "| succeed |", "| give up |").Order());

    [Fact]
    public void Every_option_is_in_the_table() =>
        Assert.Equal(
            typeof(StorageRetryOptions).GetProperties().Select(property => property.Name).Order(),
            Page.Lines.SkipWhile(line => line != "## The options").TakeWhile(line => !line.StartsWith("### ", StringComparison.Ordinal)).SelectMany(FirstCell).Order());

    static IEnumerable<string> Cells(params string[] second) =>
        Page.Lines.Where(line => second.Any(cell => line.Contains(cell, StringComparison.Ordinal))).SelectMany(FirstCell);

    static IEnumerable<string> FirstCell(string line) => FirstCell().Match(line) is { Success: true } match ? [match.Groups[1].Value] : [];

    [GeneratedRegex(@"^\| `(\w+)` \|")]
    private static partial Regex FirstCell();
}
