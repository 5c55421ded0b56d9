using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Tests.Benchmarks;

public class FiguresTests
{
    [Theory]
    [InlineData(0, "0.0 ns")]
    [InlineData(9.94, "9.9 ns")]
    [InlineData(9.96, "10 ns")]
    [InlineData(-41.4, "-41 ns")]
    [InlineData(999.6, "1.00 µs")]
    [InlineData(12_345, "12.35 µs")]
    [InlineData(123_456, "123 µs")]
    [InlineData(1_234_567, "1.23 ms")]
    public void A_time_is_written_with_about_three_digits(double nanoseconds, string text) => Assert.Equal(text, Figures.Nanoseconds(nanoseconds));

    [Theory]
    [InlineData(50, 200, "0.25")]
    [InlineData(200, 50, "4.00")]
    [InlineData(200, 0, "-")]
    [InlineData(200, -1, "-")]
    public void A_ratio_says_how_many_times_as_much_ours_is(double ours, double peer, string text) => Assert.Equal(text, Figures.Ratio(ours, peer));

    [Fact]
    public void The_machine_is_named_without_what_tells_it_from_others()
    {
        var line = Machine.Describe();

        Assert.StartsWith($"{Environment.ProcessorCount} cores of ", line, StringComparison.Ordinal);
        Assert.Contains(", .NET 10.", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, line, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('/', line.Replace("GNU/Linux", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\n', line);
    }
}
