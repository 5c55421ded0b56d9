using Storage.Http.Benchmarks.Storm.Clock;

namespace Storage.Http.Tests.Storm;

public sealed class VirtualTimeTests
{
    [Fact]
    public void Events_come_by_time_and_at_one_time_in_the_order_they_were_set()
    {
        var time = new VirtualTime();
        var random = new SeededRandom(3);
        List<(long Due, int Number)> set = [];
        List<(long Due, int Number)> fired = [];
        List<ITimer> timers = [];
        for (var i = 0; i < 2000; i++)
        {
            var mark = (Due: (long)random.Next(100), Number: i);
            set.Add(mark);
            timers.Add(time.CreateTimer(_ => fired.Add((time.Now.Ticks, mark.Number)), null, new(mark.Due), Timeout.InfiniteTimeSpan));
        }

        foreach (var number in Enumerable.Range(0, 2000).Where(i => i % 3 == 0))
        {
            timers[number].Dispose();
        }

        time.RunUntil(TimeSpan.FromSeconds(1));

        Assert.Equal(set.Where(mark => mark.Number % 3 != 0).OrderBy(mark => mark.Due).ThenBy(mark => mark.Number), fired);
        Assert.Equal(TimeSpan.FromSeconds(1), time.Now);
    }

    [Fact]
    public void A_delay_goes_on_where_its_event_fires()
    {
        var time = new VirtualTime();
        var (thread, wentOnAt, wentOnAfter) = (Environment.CurrentManagedThreadId, 0, TimeSpan.Zero);

        // A test has a context of its own; the runs of the simulation have none.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        var task = WaitAsync();
        time.RunUntil(TimeSpan.FromMinutes(1));
        SynchronizationContext.SetSynchronizationContext(context);

        Assert.True(task.IsCompletedSuccessfully);
        Assert.Equal((thread, TimeSpan.FromSeconds(20)), (wentOnAt, wentOnAfter));

        async Task WaitAsync()
        {
            await Task.Delay(TimeSpan.FromSeconds(20), time);
            wentOnAt = Environment.CurrentManagedThreadId;
            wentOnAfter = time.Now;
        }
    }

    [Fact]
    public void Who_asks_from_another_thread_ends_the_run()
    {
        var time = new VirtualTime();
        time.Schedule(TimeSpan.FromSeconds(1), _ =>
        {
            var stray = new Thread(() => Record.Exception(() => time.Now));
            stray.Start();
            stray.Join();
        });

        Assert.Contains("left the thread", Assert.Throws<InvalidOperationException>(() => time.RunUntil(TimeSpan.FromSeconds(2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_repeats_until_it_is_changed()
    {
        var time = new VirtualTime();
        List<double> fired = [];
        ITimer? timer = null;
        timer = time.CreateTimer(
            _ =>
            {
                fired.Add(time.Now.TotalSeconds);
                if (fired.Count == 3)
                {
                    timer!.Change(TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
                }
            },
            null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        time.RunUntil(TimeSpan.FromSeconds(30));

        Assert.Equal([1, 3, 5, 10], fired);
    }
}
