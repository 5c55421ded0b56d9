using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Docs;

/// <summary>Code on a page is code of a test that runs.</summary>
public class SnippetTests
{
    static readonly string[] FromCode = ["csharp", "json", "text"];

    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(page => page.File)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_of_code_or_output_says_which_test_it_comes_from(string file) =>
        Violations.None(MarkdownPage.Of(file).Fences.Where(fence => FromCode.Contains(fence.Language) && (fence.Snippet is null || !SnippetRegions.All.ContainsKey(fence.Snippet))));

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_the_code_as_it_runs(string file)
    {
        var page = MarkdownPage.Of(file);

        CommittedText.Check(file, page.With(fence => fence.Snippet is not null && SnippetRegions.All.TryGetValue(fence.Snippet, out var code) ? code : fence.Body));
    }

    [Fact]
    public void Every_snippet_is_on_a_page() =>
        Violations.None(SnippetRegions.All.Keys.Except(MarkdownPage.All.SelectMany(page => page.Fences).Select(fence => fence.Snippet!)));
}
