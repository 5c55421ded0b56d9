using Storage.Http.Benchmarks.Sockets.Statistics;

namespace Storage.Http.Tests.Benchmarks.Sockets;

public class MedianIntervalTests
{
    // The ranks that tables of the sign test give for 95 %.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(12, 3)]
    [InlineData(20, 6)]
    [InlineData(25, 8)]
    [InlineData(30, 10)]
    [InlineData(40, 14)]
    [InlineData(50, 18)]
    [InlineData(100, 40)]
    public void Rank_OfASample_IsThatOfTheSignTest(int count, int rank) => Assert.Equal(rank, MedianInterval.Rank(count));

    [Fact]
    public void Of_TwentyValues_GoesFromTheSixthToTheFifteenth() =>
        Assert.Equal(new MedianInterval(6, 15), MedianInterval.Of(Enumerable.Range(1, 20).Reverse().Select(number => (double)number)));

    [Fact]
    public void Of_FewerThanSix_IsNone() => Assert.Null(MedianInterval.Of([1, 2, 3, 4, 5]));

    [Fact]
    public void Of_ManySamples_HoldsTheTrueMedianAsOftenAsItSays()
    {
        var random = new Random(1);
        var held = Enumerable.Range(0, 4000).Count(_ =>
        {
            var interval = MedianInterval.Of(Enumerable.Range(0, 20).Select(_ => Math.Exp(10 * random.NextDouble())))!.Value;
            return interval.Low <= Math.Exp(5) && Math.Exp(5) <= interval.High;
        });

        // The ranks 6 and 15 of 20 hold it in 95.9 % of all samples; three standard deviations of 4,000 are 0.9 %.
        Assert.InRange(held / 4000.0, 0.950, 0.968);
    }
}
