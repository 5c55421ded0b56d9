using Storage.Http.Benchmarks.Sockets.Statistics;

namespace Storage.Http.Tests.Benchmarks.Sockets;

public class PairedRatioTests
{
    [Fact]
    public void Of_Pairs_DividesEachOfOursByItsOwnPeer()
    {
        var ratio = PairedRatio.Of([1, 20, 300, 4000, 50_000, 600_000, 7], [1, 10, 100, 1000, 10_000, 100_000, 1]);

        Assert.Equal((4.0, new MedianInterval(1, 7), 7), (ratio.Median, ratio.Interval, ratio.Pairs));
    }

    [Theory]
    [InlineData(0.90, 1.00, true)]
    [InlineData(1.00, 1.10, true)]
    [InlineData(0.971, 0.99, true)]
    [InlineData(1.02, 1.10, true)]
    [InlineData(0.97, 0.99, false)]
    [InlineData(0.90, 0.999, false)]
    public void IsAsFast_TheIntervalIncludesOneOrLiesAboveTheFloor_IsTrue(double low, double high, bool isAsFast) =>
        Assert.Equal(isAsFast, new PairedRatio(1, new MedianInterval(low, high), 20).IsAsFast);

    [Fact]
    public void IsAsFast_TooFewPairs_IsFalse() => Assert.False(PairedRatio.Of([1, 1], [1, 1]).IsAsFast);
}
