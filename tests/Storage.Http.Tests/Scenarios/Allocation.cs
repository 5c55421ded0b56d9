namespace Storage.Http.Tests.Scenarios;

/// <summary>How many bytes are allocated while something runs.</summary>
static class Allocation
{
    const int Repeats = 100;
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>By the whole process, both ends of a socket and the test included.</summary>
    public static async Task<long> OfAsync(Func<Task> action)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await action();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    /// <summary>By this thread, which the action must not leave, in 100 runs.</summary>
    /// <param name="action">What is run.</param>
    /// <param name="expected">Code on its way to full optimization may box what the finished code does not, so the measure goes on until there are no more than these, or a while has passed.</param>
    public static long OfRuns(Action action, long expected = 0)
    {
        var least = long.MaxValue;
        Settle(() => (least = Math.Min(least, Run(action))) <= expected);
        return least;
    }

    /// <summary>By this thread in 100 runs of each, which are run until they agree, or a while has passed.</summary>
    public static (long First, long Second) OfBoth(Action first, Action second)
    {
        var (leastOfFirst, leastOfSecond) = (long.MaxValue, long.MaxValue);
        Settle(() => (leastOfFirst = Math.Min(leastOfFirst, Run(first))) == (leastOfSecond = Math.Min(leastOfSecond, Run(second))));
        return (leastOfFirst, leastOfSecond);
    }

    static void Settle(Func<bool> isSettled)
    {
        var begin = TimeProvider.System.GetTimestamp();
        for (var round = 0; !isSettled() || round < 20; round++)
        {
            if (TimeProvider.System.GetElapsedTime(begin) > Limit)
            {
                return;
            }
        }
    }

    static long Run(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Repeats; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
