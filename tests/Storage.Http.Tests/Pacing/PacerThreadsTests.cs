using Storage.Http.Pacing;

namespace Storage.Http.Tests.Pacing;

/// <summary>Many threads at once: nobody waits for ever, nobody is counted twice.</summary>
public class PacerThreadsTests
{
    const int Threads = 16;

    [Fact]
    public async Task Whoever_waits_is_let_go_whatever_the_others_do()
    {
        var time = new FakeTimeProvider();
        var pacer = new Pacer(time, 1_000_000, TimeSpan.FromSeconds(60));
        pacer.Refused(0, null, served: false);

        var work = Enumerable.Range(0, Threads).Select(thread => Task.Run(() => WorkAsync(pacer, new(thread), calls: 500))).ToArray();
        var all = Task.WhenAll(work);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!all.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        var sums = await all;
        Assert.Equal(Threads * 500, sums.Sum(sum => sum.Sent + sum.Cancelled));
        Assert.True(sums.Sum(sum => sum.Sent) > Threads * 100);
        Assert.Equal((0, 0), (pacer.Waiting, time.ActiveTimers));
    }

    [Fact]
    public async Task Under_the_systems_clock_too()
    {
        var pacer = new Pacer(TimeProvider.System, 1_000_000, TimeSpan.FromSeconds(60));
        for (var i = 0; i < 20_000; i++)
        {
            await pacer.EnterAsync(isRepeat: false, TimeSpan.FromSeconds(60), default);
        }

        // The search begins at the rate of a fast client.
        Assert.True(pacer.Refused(0, null, served: false) > 1000);
        var sums = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() => WorkAsync(pacer, new(thread), calls: 200))));

        Assert.Equal(Threads * 200, sums.Sum(sum => sum.Sent + sum.Cancelled));
        Assert.Equal(0, pacer.Waiting);
    }

    [Fact]
    public async Task The_timer_of_all_calls_carries_the_context_of_none()
    {
        var time = new ContextProvider();
        var pacer = new Pacer(time, 10, TimeSpan.FromSeconds(60));
        pacer.Refused(0, null, served: false);
        using var source = new CancellationTokenSource();

        var waiting = pacer.EnterAsync(isRepeat: false, TimeSpan.FromSeconds(60), source.Token).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.True(time.FlowWasSuppressed);
        Assert.False(ExecutionContext.IsFlowSuppressed());
    }

    static async Task<(int Sent, int Cancelled)> WorkAsync(Pacer pacer, Random random, int calls)
    {
        var (sent, cancelled) = (0, 0);
        for (var call = 0; call < calls; call++)
        {
            using var source = new CancellationTokenSource();
            var repeats = random.Next(4) == 0;
            if (repeats)
            {
                Assert.True(pacer.Admits(TimeSpan.Zero, TimeSpan.FromHours(24)));
            }

            var entering = pacer.EnterAsync(repeats, TimeSpan.FromHours(24), source.Token).AsTask();
            var cancelling = random.Next(3) == 0 ? Task.Run(source.Cancel) : Task.CompletedTask;
            try
            {
                var sentAt = await entering;
                Assert.NotNull(sentAt);
                sent++;
                if (random.Next(100) == 0)
                {
                    pacer.Refused(sentAt.Value, null, served: false);
                }
                else
                {
                    pacer.Accepted();
                }
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }

            if (repeats)
            {
                pacer.Withdraw();
            }

            await cancelling;
        }

        return (sent, cancelled);
    }

    sealed class ContextProvider : TimeProvider
    {
        public bool FlowWasSuppressed { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            FlowWasSuppressed |= state is Pacer && ExecutionContext.IsFlowSuppressed();
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
