namespace Storage.Http.Tests.Pacing;

/// <summary>The wait that a store asks for.</summary>
public class PacerHoldTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_most_is_refused_the_wait_holds_everybody(bool isRepeat)
    {
        var course = PacerCourse.Overloaded();
        course.Refuse(1, hint: 20);
        _ = course.EnterAsync("held", isRepeat);

        course.Advance(19.999);
        Assert.Empty(course.Gone);
        course.Advance(7);
        Assert.Equal(["held"], course.Gone);
    }

    [Fact]
    public void Where_little_is_refused_the_wait_concerns_its_own_request()
    {
        var course = PacerCourse.Steady();
        course.Refuse(1, hint: 20);
        _ = course.EnterAsync("free");
        course.Advance(0.1);

        Assert.Equal(["free"], course.Gone);
    }

    [Fact]
    public void A_wait_longer_than_the_client_takes_holds_nobody()
    {
        var course = PacerCourse.Overloaded(longestHold: 60);
        course.Refuse(1, hint: 60.001);
        _ = course.EnterAsync("free");
        course.Advance(10);

        Assert.Equal(["free"], course.Gone);
    }

    [Fact]
    public void The_longest_of_several_waits_holds()
    {
        var course = PacerCourse.Overloaded();
        course.Refuse(1, hint: 20);
        course.Refuse(1, hint: 5);
        _ = course.EnterAsync("held");
        course.Advance(19.999);

        Assert.Empty(course.Gone);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(3600)]
    public void After_a_long_wait_the_queue_does_not_rush_out_at_once(double hold)
    {
        var course = PacerCourse.Overloaded(longestHold: 3600);
        course.Refuse(1, hold);
        for (var i = 0; i < 500; i++)
        {
            _ = course.EnterAsync($"{i}", isRepeat: true, longest: 2 * 3600);
        }

        course.Advance(hold + 0.5);

        Assert.InRange(course.Gone.Count, 0, 2);
    }

    [Fact]
    public void A_first_send_that_would_be_held_too_long_is_refused_at_once()
    {
        var course = PacerCourse.Overloaded();
        course.Refuse(1, hint: 50);
        _ = course.EnterAsync("late", longest: 49);

        Assert.Equal(["late refused"], course.Gone);
        Assert.False(course.Pacer.Admits(TimeSpan.Zero, TimeSpan.FromSeconds(49)));
        Assert.True(course.Pacer.Admits(TimeSpan.Zero, TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void A_wait_beside_a_success_holds_nobody_but_slows()
    {
        var course = PacerCourse.Steady();
        var before = course.Pacer.PerSecond;
        course.Advance(1);
        course.Refuse(20, served: true);

        Assert.InRange(course.Pacer.PerSecond, before / 2, before * 0.95);
        _ = course.EnterAsync("next");
        course.Advance(0.1);
        Assert.Equal(["next"], course.Gone);
    }
}
