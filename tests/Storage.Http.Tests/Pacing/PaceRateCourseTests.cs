using Storage.Http.Pacing;

namespace Storage.Http.Tests.Pacing;

/// <summary>What the rate makes of stores as they are.</summary>
public class PaceRateCourseTests
{
    [Theory]
    [InlineData(1, 0.4)]
    [InlineData(2, 0.15)]
    [InlineData(10, 0.1)]
    [InlineData(100, 0.05)]
    [InlineData(400, 0.05)]
    public void The_rate_finds_the_limit_and_stays_about_it(double limit, double refused)
    {
        var course = new RateCourse(RateCourse.Limit(_ => limit));
        course.Run(120);

        Assert.InRange(course.ServedPerSecond(60, 120), 0.95 * limit, 1.01 * limit);
        Assert.InRange(course.SentPerSecond(60, 120), 0.97 * limit, (1 + refused) * limit);
    }

    [Theory]
    [InlineData(0.001, 1, 110)]
    [InlineData(2, 20, 130)]
    public void A_limit_is_found_whatever_the_answers_take(double latency, double found, double most)
    {
        var course = new RateCourse(RateCourse.Limit(_ => 100), latency: latency);
        course.Run(60);

        Assert.InRange(course.ServedPerSecond(found, 60), 90, 101);
        Assert.InRange(course.SentPerSecond(30, 60), 95, most);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(1000)]
    public void Refusals_of_one_in_a_hundred_at_random_slow_nobody_down(double demand)
    {
        var random = new Random(7);
        var course = new RateCourse(_ => random.NextDouble() < 0.01, demand);
        course.Run(120);

        Assert.InRange(course.SentPerSecond(20, 120), 0.95 * demand, 1.01 * demand);
    }

    [Fact]
    public void A_cold_client_sends_again_soon_after_its_first_refusal()
    {
        var course = new RateCourse(now => now < 0.01, demand: 100);
        course.Run(10);

        // An eager client sent five before the first answer came.
        var second = course.Sent[5].At;
        Assert.InRange(second, 0.05, 2);
        Assert.InRange(course.SentPerSecond(8, 10), 99, 101);
    }

    [Fact]
    public void A_store_that_refused_everything_for_a_minute_is_used_again_within_seconds_by_a_client_that_never_knew_it_otherwise()
    {
        var limit = RateCourse.Limit(_ => 100);
        var course = new RateCourse(now => now < 60 || limit(now));
        course.Run(90);

        Assert.InRange(course.SentPerSecond(10, 60), PaceRate.Slowest, 1);
        Assert.InRange(course.ServedPerSecond(75, 90), 95, 101);
    }

    [Theory]
    [InlineData(5, 6)]
    [InlineData(20, 6)]
    [InlineData(60, 15)]
    [InlineData(300, 15)]
    public void A_store_that_refused_everything_for_a_while_is_used_again_within_seconds(double trouble, double back)
    {
        var limit = RateCourse.Limit(_ => 100);
        var course = new RateCourse(now => (now >= 30 && now < 30 + trouble) || limit(now));
        course.Run(trouble + 60);

        Assert.InRange(course.SentPerSecond(33, 30 + trouble), PaceRate.Slowest, 3);
        Assert.InRange(course.ServedPerSecond(30 + trouble + back, trouble + 60), 95, 101);
    }

    [Fact]
    public void A_limit_that_falls_for_good_becomes_the_usual()
    {
        var course = new RateCourse(RateCourse.Limit(now => now < 30 ? 100 : 10));
        course.Run(240);

        Assert.InRange(course.ServedPerSecond(35, 90), 9, 10.3);
        Assert.InRange(course.SentPerSecond(150, 240), 9.5, 11.5);
    }

    [Fact]
    public void A_limit_that_rises_is_used_within_seconds()
    {
        var course = new RateCourse(RateCourse.Limit(now => now < 60 ? 10 : 100), demand: 2000);
        course.Run(120);

        Assert.InRange(course.ServedPerSecond(100, 120), 95, 101);
    }

    [Fact]
    public void A_store_that_serves_everything_late_is_not_starved()
    {
        // Where the bandwidth is used up, each answer may tell of a wait, at whatever rate.
        var course = new RateCourse(now => now > 20, demand: 40, slows: true);
        course.Run(300);

        Assert.InRange(course.SentPerSecond(60, 300), 15, 41);
    }

    [Fact]
    public void A_store_that_serves_late_what_is_too_much_is_sent_about_what_it_takes()
    {
        var course = new RateCourse(RateCourse.Limit(_ => 25), demand: 40, slows: true);
        course.Run(120);

        Assert.InRange(course.SentPerSecond(60, 120), 23, 28);
    }
}
