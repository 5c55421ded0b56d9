namespace Storage.Http.Tests.Pacing;

/// <summary>Who goes when, who is refused, and what is left behind.</summary>
public class PacerQueueTests
{
    [Fact]
    public void Nobody_waits_until_a_first_refusal()
    {
        var course = new PacerCourse();

        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.True(course.EnterAsync().IsCompleted));
        Assert.Equal(0, course.Time.ActiveTimers);
    }

    [Fact]
    public async Task The_second_send_of_a_cold_client_goes_out_within_two_seconds()
    {
        var course = new PacerCourse();
        await course.EnterAsync("first");
        course.Advance(0.1);
        course.Refuse(1);

        var second = course.EnterAsync("second");
        course.Advance(2);

        Assert.InRange((await second)!.Value, 1, 2);
    }

    [Fact]
    public void First_sends_go_in_the_order_of_their_coming_and_repeats_before_them()
    {
        var course = PacerCourse.Steady();
        string[] names = ["a", "b", "R", "c", "S", "d"];
        foreach (var name in names)
        {
            _ = course.EnterAsync(name, isRepeat: char.IsUpper(name[0]));
        }

        Assert.Empty(course.Gone);
        course.Advance(1);
        Assert.Equal(["R", "S", "a", "b", "c", "d"], course.Gone);
        Assert.Equal(0, course.Time.ActiveTimers);
    }

    [Fact]
    public void Who_comes_later_never_overtakes_those_who_wait()
    {
        var course = PacerCourse.Steady();
        _ = course.EnterAsync("a");
        _ = course.EnterAsync("b");

        // There is room for one, and the timer has not looked yet.
        course.Time.Jump(TimeSpan.FromMilliseconds(12));
        _ = course.EnterAsync("c");
        Assert.DoesNotContain("c", course.Gone);
        course.Advance(1);

        Assert.Equal(["a", "b", "c"], course.Gone);
    }

    [Fact]
    public void One_more_than_the_queue_holds_is_refused_at_once()
    {
        var course = PacerCourse.Steady(queueLimit: 3);
        for (var i = 0; i < 4; i++)
        {
            _ = course.EnterAsync($"{i}");
        }

        Assert.Equal(["3 refused"], course.Gone);
        Assert.Equal(3, course.Pacer.Waiting);
    }

    [Fact]
    public async Task A_cancellation_frees_the_place_at_once_and_the_last_one_stops_the_timer()
    {
        var course = PacerCourse.Steady(queueLimit: 1);
        using var source = new CancellationTokenSource();
        var waiting = course.EnterAsync("first", cancellationToken: source.Token);
        await source.CancelAsync();

        Assert.Equal(source.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting)).CancellationToken);
        Assert.Equal((0, 0), (course.Pacer.Waiting, course.Time.ActiveTimers));
        var next = course.EnterAsync("second");
        Assert.False(next.IsCompleted);
        course.Advance(1);
        Assert.Equal(["second"], course.Gone);
    }

    [Fact]
    public async Task One_who_leaves_does_not_hold_up_those_behind_him()
    {
        var course = PacerCourse.Steady();
        using var source = new CancellationTokenSource();
        var left = course.EnterAsync("left", cancellationToken: source.Token);
        var right = course.EnterAsync("right");
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        course.Advance(0.02);

        Assert.True(right.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_first_send_that_would_have_to_wait_too_long_is_refused_at_once_and_one_that_would_not_goes_out_in_time()
    {
        var course = PacerCourse.Steady();
        var (waiting, refused) = (new List<Task<double?>>(), 0);
        for (var i = 0; i < 500; i++)
        {
            var send = course.EnterAsync($"{i}", longest: 2);
            if (send.IsCompleted)
            {
                refused++;
            }
            else
            {
                waiting.Add(send);
            }
        }

        Assert.InRange(waiting.Count, 170, 195);
        Assert.Equal(500 - waiting.Count, refused);
        course.Advance(2);
        Assert.All(waiting, send => Assert.NotNull(send.GetAwaiter().GetResult()));
    }

    [Fact]
    public void A_client_that_seeks_the_limit_refuses_nobody_for_its_first_low_rate()
    {
        var course = new PacerCourse();
        course.Refuse(1);

        for (var i = 0; i < 1000; i++)
        {
            _ = course.EnterAsync($"{i}");
        }

        Assert.Empty(course.Gone);
        course.Advance(12);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}"), course.Gone);
    }

    [Fact]
    public void A_first_send_whose_time_is_up_is_refused_and_a_repeat_goes_out()
    {
        var course = PacerCourse.Overloaded();
        course.Pacer.Refused(double.MaxValue, TimeSpan.FromSeconds(30), served: false);
        _ = course.EnterAsync("repeat", isRepeat: true, longest: 3);
        _ = course.EnterAsync("later", longest: 40);

        course.Advance(2.9);
        Assert.Empty(course.Gone);
        course.Advance(0.1);
        Assert.Equal(["repeat"], course.Gone);

        // The wait that was asked for grows while it waits.
        course.Pacer.Refused(double.MaxValue, TimeSpan.FromSeconds(60), served: false);
        course.Advance(37);
        Assert.Equal(["repeat", "later refused"], course.Gone);
        Assert.Equal((0, 0), (course.Pacer.Waiting, course.Time.ActiveTimers));
    }

    [Fact]
    public void A_repeat_without_time_goes_out_at_once()
    {
        var course = PacerCourse.Steady();

        Assert.True(course.EnterAsync(isRepeat: true, longest: 0).IsCompletedSuccessfully);
    }

    [Fact]
    public void Repeats_that_were_admitted_are_counted_until_they_are_gone()
    {
        var course = PacerCourse.Steady(queueLimit: 2);
        var (delay, longest) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(90));

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => course.Pacer.Admits(delay, longest)));
        course.Pacer.Withdraw();
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(_ => course.Pacer.Admits(delay, longest)));
    }

    [Theory]
    [InlineData(10, 20, true)]
    [InlineData(20, 20, true)]
    [InlineData(20.001, 20, false)]
    public void A_repeat_is_not_admitted_whose_delay_takes_too_long(double delay, double longest, bool admitted) =>
        Assert.Equal(admitted, PacerCourse.Steady().Pacer.Admits(TimeSpan.FromSeconds(delay), TimeSpan.FromSeconds(longest)));

    [Fact]
    public void A_repeat_is_not_admitted_when_its_turn_would_come_too_late()
    {
        var course = PacerCourse.Steady();
        var admitted = 0;
        while (course.Pacer.Admits(TimeSpan.Zero, TimeSpan.FromSeconds(1)))
        {
            admitted++;
        }

        Assert.InRange(admitted, 80, 95);
    }
}
