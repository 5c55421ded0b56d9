namespace Storage.Http.Tests.Docs;

/// <summary>The table of docs/throttling.md holds what the code has.</summary>
public class ThrottlingPageTests
{
    [Fact]
    public void Every_option_is_in_the_table() => Assert.Equal(
        typeof(StorageThrottlingOptions).GetProperties().Select(property => property.Name).Order(),
        MarkdownPage.Of("docs/throttling.md").Lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]).Order());
}
