using FsCheck;
using FsCheck.Fluent;
using Storage.Http.Pacing;

namespace Storage.Http.Tests.Pacing;

public class RateMeterTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(0.5, 30)]
    [InlineData(100_000, 0.5)]
    public void A_steady_course_is_measured_as_it_is(double perSecond, double horizon)
    {
        var meter = default(RateMeter);
        for (var i = 0; i < 20 * Math.Max(1, perSecond * horizon); i++)
        {
            meter.Add(i / perSecond, 1, horizon);
        }

        Assert.Equal(perSecond, meter.PerSecond(0), perSecond * 0.05);
    }

    [Fact]
    public void Nothing_is_no_rate() => Assert.Equal(0, default(RateMeter).PerSecond(1));

    [Fact]
    public void A_first_event_is_spread_over_the_span()
    {
        var meter = default(RateMeter);
        meter.Add(10, 1, 1);

        Assert.Equal(2, meter.PerSecond(0.5));
        Assert.Equal(0, meter.Seconds);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void However_long_nothing_happened_a_burst_after_it_is_seen(double idle)
    {
        var meter = default(RateMeter);
        meter.Add(0, 1, 1);
        for (var i = 0; i < 64; i++)
        {
            meter.Add(idle, 1, 1);
        }

        Assert.InRange(meter.PerSecond(1), 32, 64);
    }

    [Fact]
    public void A_rate_that_changes_is_followed_within_the_horizon()
    {
        var meter = default(RateMeter);
        var now = 0.0;
        for (; now < 10; now += 0.01)
        {
            meter.Add(now, 1, 1);
        }

        for (; now < 13; now += 0.1)
        {
            meter.Add(now, 1, 1);
        }

        Assert.InRange(meter.PerSecond(1), 10, 16);
    }

    [Fact]
    public void Time_that_is_left_out_counts_for_nothing()
    {
        var (whole, skipping) = (default(RateMeter), default(RateMeter));
        for (var i = 0; i < 20; i++)
        {
            whole.Add(i, 1, 30);
            skipping.Add(i < 10 ? i : i + 1000, 1, 30);
            if (i == 9)
            {
                skipping.Skip(1009);
            }
        }

        Assert.Equal(whole.PerSecond(0), skipping.PerSecond(0), 1e-9);
        Assert.Equal(whole.Seconds, skipping.Seconds, 1e-9);
    }

    [Fact]
    public void Whatever_comes_it_stays_finite_and_never_falls_below_nothing() => Prop.ForAll(
        ArbMap.Default.ArbFor<(ushort Wait, byte Events, byte Horizon)[]>(),
        course =>
        {
            var meter = default(RateMeter);
            var now = 0.0;
            foreach (var (wait, events, horizon) in course)
            {
                var longest = Math.Pow(2, (horizon % 20) - 5);
                now += Math.Pow(wait / 1000.0, 4);
                meter.Add(now, events, longest);

                Assert.InRange(meter.PerSecond(0.5), 0, 2.0 * 256 * course.Length);
                Assert.InRange(meter.Seconds, 0, 2 * longest);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
