using Storage.Http.Benchmarks.Sockets.Statistics;

namespace Storage.Http.Tests.Benchmarks.Sockets;

public class MedianTests
{
    [Theory]
    [InlineData(3, new double[] { 3 })]
    [InlineData(2, new double[] { 3, 1, 2 })]
    [InlineData(2.5, new double[] { 4, 1, 3, 2 })]
    [InlineData(1, new double[] { 1, 1, 1, 100 })]
    public void Of_AnyOrder_IsTheMiddle(double median, double[] values) => Assert.Equal(median, Median.Of(values));

    [Fact]
    public void Of_Nothing_IsRefused() => Assert.Throws<ArgumentException>(() => Median.Of([]));

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(0.999, 100)]
    [InlineData(1, 100)]
    [InlineData(0, 1)]
    public void Percentile_OfOneToHundred_IsTheValueThatTheShareDoesNotExceed(double share, double value) =>
        Assert.Equal(value, Median.Percentile([.. Enumerable.Range(1, 100).Select(number => (double)number)], share));

    [Fact]
    public void Percentile_OfNothing_IsNotANumber() => Assert.Equal(double.NaN, Median.Percentile([], 0.5));
}
