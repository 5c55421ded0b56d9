using System.Reflection;
using System.Text.RegularExpressions;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Docs;

/// <summary>Each row of docs/compared.md names tests, and they exist.</summary>
public partial class ComparedPageTests
{
    const string NotOurs = "## Not ours";

    static readonly MarkdownPage Page = MarkdownPage.Of("docs/compared.md");

    static readonly ILookup<string, Type> Classes = typeof(ComparedPageTests).Assembly.GetTypes().Where(type => type is { IsNested: false, IsPublic: true }).ToLookup(type => type.Name);

    [Fact]
    public void Every_row_names_tests_that_exist()
    {
        var rows = Page.Lines.TakeWhile(line => line != NotOurs).Where(IsRow).ToList();

        Assert.NotEmpty(rows);
        Violations.None(rows.SelectMany(Faults));
    }

    [Fact]
    public void What_is_not_ours_says_where_more_is_told()
    {
        var rows = Page.Lines.SkipWhile(line => line != NotOurs).Where(IsRow).ToList();

        Assert.NotEmpty(rows);
        Violations.None(rows.Where(row => !row.Contains("](", StringComparison.Ordinal) && !row.Contains('`')));
        Violations.None(rows.SelectMany(row => Tests(row).Select(Fault)).Where(fault => fault is not null));
    }

    [Fact]
    public void Every_test_class_of_this_page_is_on_it() =>
        Violations.None(Classes.SelectMany(group => group).Where(type => type.Namespace == "Storage.Http.Tests.Anchors")
            .Where(type => !Page.Lines.Any(line => line.Contains($"`{type.Name}.", StringComparison.Ordinal))));

    [Theory]
    [InlineData("| elsewhere | here | `ComparedPageTests.Every_row_names_tests_that_exist` |", 0)]
    [InlineData("| elsewhere | here | `ComparedPageTests.Every_row_names_tests_that_exist`, `ComparedPageTests.Gone` |", 1)]
    [InlineData("| elsewhere | here | `GoneTests.Every_row_names_tests_that_exist` |", 1)]
    [InlineData("| elsewhere | here | `ComparedPageTests.ToString` |", 1)]
    [InlineData("| elsewhere | `ComparedPageTests.Every_row_names_tests_that_exist` | none |", 1)]
    [InlineData("| elsewhere | here | |", 1)]
    public void A_row_is_at_fault_when_it_names_no_test_or_one_that_does_not_exist(string row, int faults) => Assert.Equal(faults, Faults(row).Count());

    static bool IsRow(string line) => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| elsewhere |", StringComparison.Ordinal) && !line.StartsWith("| what goes wrong |", StringComparison.Ordinal);

    static IEnumerable<string> Faults(string row)
    {
        var tests = Tests(row).ToList();
        return tests.Count == 0 ? [$"no test: {row}"] : tests.Select(Fault).OfType<string>();
    }

    static IEnumerable<string> Tests(string row) => Test().Matches(row.TrimEnd().TrimEnd('|').Split(" | ")[^1]).Select(match => match.Groups[1].Value);

    static string? Fault(string test)
    {
        var (name, method) = test.Split('.') is [var before, var after] ? (before, after) : (test, "");
        var found = Classes[name].Count(type => type.GetMethod(method)?.GetCustomAttribute<FactAttribute>() is not null);
        return found == 1 ? null : $"{test} names {found} tests";
    }

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex Test();
}
