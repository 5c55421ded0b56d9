using FsCheck.Fluent;
using Storage.Http.Tests.Responses;

namespace Storage.Http.Tests.Errors;

public class CodeComparerTests
{
    [Fact]
    public void Equals_AgreesWithOrdinalIgnoreCase_AndEqualCodesHashAlike() =>
        Properties.Hold(Properties.Texts.Zip(Gen.Elements(0, 1, 2, 3)), 1000, pair =>
        {
            var (one, change) = pair;
            var two = change switch { 0 => one.ToUpperInvariant(), 1 => one.ToLowerInvariant(), 2 => one + "a", _ => "é" + one };
            var comparer = CodeComparer.Instance;

            Assert.Equal(one.Equals(two, StringComparison.OrdinalIgnoreCase), comparer.Equals(one, two));
            Assert.Equal(one.Equals(two, StringComparison.OrdinalIgnoreCase), comparer.Equals(one.AsSpan(), two));
            Assert.Equal(comparer.GetHashCode(one), comparer.GetHashCode(one.AsSpan()));
            if (comparer.Equals(one, two))
            {
                Assert.Equal(comparer.GetHashCode(one), comparer.GetHashCode(two));
            }
        });

    [Theory]
    [InlineData("größe", "GRÖSSE", false)]
    [InlineData("größe", "GRÖßE", true)]
    [InlineData("āb", "ĀB", true)]
    [InlineData("КодОшибки", "кОДоШИБКИ", true)]
    public void A_code_of_the_callers_own_may_be_beyond_ASCII(string one, string two, bool same)
    {
        Assert.Equal(same, CodeComparer.Instance.Equals(one, two));
        Assert.Equal(same, CodeComparer.Instance.GetHashCode(one) == CodeComparer.Instance.GetHashCode(two));
    }

    [Fact]
    public void GetHashCode_OfNumberedCodes_SpreadsThem()
    {
        // 40,000 codes that differ in a few digits: in as many buckets as random numbers would fill, 63 %, or nearly.
        var buckets = Enumerable.Range(0, 40_000).Select(i => (uint)CodeComparer.Instance.GetHashCode($"Code{i:D5}") % 40_009).Distinct().Count();

        Assert.InRange(buckets, 24_000, 40_000);
    }
}
