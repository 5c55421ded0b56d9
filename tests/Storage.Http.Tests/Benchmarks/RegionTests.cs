using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Tests.Benchmarks;

public class RegionTests
{
    const string Page = "# Page\n\nBefore.\n<!-- one:begin -->\nold\n<!-- one:end -->\nBetween.\n<!-- two:begin -->\n<!-- two:end -->\nAfter.\n";

    [Fact]
    public void What_stands_outside_the_marks_stays()
    {
        var page = Region.Replace(Region.Replace(Page, "two", "second\n\n"), "one", "first");

        Assert.Equal("# Page\n\nBefore.\n<!-- one:begin -->\nfirst\n<!-- one:end -->\nBetween.\n<!-- two:begin -->\nsecond\n<!-- two:end -->\nAfter.\n", page);
        Assert.Equal(page, Region.Replace(page, "one", "first"));
    }

    [Theory]
    [InlineData("# Page\n")]
    [InlineData("<!-- one:begin -->\n")]
    [InlineData("<!-- one:end -->\n<!-- one:begin -->\n")]
    [InlineData(Page + Page)]
    public void A_page_without_the_region_or_with_two_of_it_is_refused(string page) =>
        Assert.Throws<InvalidOperationException>(() => Region.Replace(page, "one", "new"));
}
