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
    public static long OfRuns(Action action) => Settle(action, static () => { }).First;

    /// <summary>By this thread in 100 runs of each. Code on its way to full optimization may box what the finished code does not, so both are run until they agree, or a while has passed.</summary>
    public static (long First, long Second) OfBoth(Action first, Action second) => Settle(first, second);

    static (long First, long Second) Settle(Action first, Action second)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var (leastOfFirst, leastOfSecond) = (long.MaxValue, long.MaxValue);
        for (var round = 0; round < 20 || (leastOfFirst != leastOfSecond && TimeProvider.System.GetElapsedTime(begin) < Limit); round++)
        {
            leastOfFirst = Math.Min(leastOfFirst, Run(first));
            leastOfSecond = Math.Min(leastOfSecond, Run(second));
        }

        return (leastOfFirst, leastOfSecond);
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
