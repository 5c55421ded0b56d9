namespace Storage.Http.Tests.Pacing;

/// <summary>Nobody goes out before the rate allows it, nor long after.</summary>
public class PacerPaceTests
{
    const double BurstSeconds = 0.02;

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.0173)]
    [InlineData(0.4)]
    public async Task No_more_go_out_in_any_time_than_the_rate_allows(double step)
    {
        var course = PacerCourse.Steady();
        var rate = course.Pacer.PerSecond;
        var sends = Enumerable.Range(0, 1000).Select(_ => course.EnterAsync()).ToArray();
        while (sends.Any(send => !send.IsCompleted))
        {
            course.Advance(step);
        }

        var times = await Task.WhenAll(sends);
        for (var first = 0; first < times.Length; first++)
        {
            for (var last = first; last < times.Length; last++)
            {
                Assert.True(last - first <= (rate * (times[last]!.Value - times[first]!.Value)) + (BurstSeconds * rate) + 0.001, $"{last - first + 1} from {times[first]} to {times[last]}");
            }
        }

        Assert.InRange((times[^1]! - times[0]!).Value, 999 / rate * 0.99, 999 / rate * 1.01);
    }

    [Fact]
    public async Task A_search_goes_on_between_the_turns_as_fast_as_it_says()
    {
        var course = new PacerCourse();
        course.Refuse(1);
        var sends = Enumerable.Range(0, 200).Select(_ => course.EnterAsync()).ToArray();

        course.Advance(20);

        var times = await Task.WhenAll(sends);

        // Half a request per second, doubled each second: the n-th goes out at log2(1 + n x ln 2 / 0.5).
        for (var n = 1; n <= times.Length; n++)
        {
            var due = Math.Log2(1 + (n * Math.Log(2) / 0.5));
            Assert.InRange(times[n - 1]!.Value, due - 1e-5, due + 0.05);
        }
    }

    [Fact]
    public void An_idle_time_saves_up_no_more_than_a_short_burst()
    {
        var course = PacerCourse.Steady();
        course.Advance(50);

        var atOnce = 0;
        while (course.EnterAsync().IsCompleted)
        {
            atOnce++;
        }

        Assert.InRange(atOnce, 1, 1 + (int)(BurstSeconds * course.Pacer.PerSecond));
    }

    [Fact]
    public void What_went_out_beyond_the_rate_is_paid_back_but_holds_nobody_up_for_long()
    {
        var course = PacerCourse.Steady();
        for (var i = 0; i < 1000; i++)
        {
            // Their time was up.
            Assert.True(course.EnterAsync(isRepeat: true, longest: 0).IsCompleted);
        }

        _ = course.EnterAsync("next");
        course.Advance(0.9);
        Assert.DoesNotContain("next", course.Gone);
        course.Advance(0.2);
        Assert.Contains("next", course.Gone);
    }

    [Fact]
    public void A_clock_that_is_set_back_stops_nobody()
    {
        var course = PacerCourse.Steady();
        course.Time.Jump(TimeSpan.FromHours(-1));
        course.Refuse(1);
        _ = course.EnterAsync("after");
        course.Advance(0.1);

        Assert.Equal(["after"], course.Gone);
        course.Time.Jump(TimeSpan.FromHours(1));
        course.Pacer.Accepted();
        Assert.Equal(double.PositiveInfinity, course.Pacer.PerSecond);
    }

    [Fact]
    public void After_a_minute_without_refusals_those_who_wait_go_out_and_nobody_waits_any_more()
    {
        var course = PacerCourse.Overloaded();
        for (var i = 0; i < 15; i++)
        {
            _ = course.EnterAsync($"{i}");
        }

        course.Advance(60.001);

        Assert.Equal(15, course.Gone.Count);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(course.EnterAsync().IsCompleted));
        Assert.Equal(0, course.Time.ActiveTimers);
    }
}
