namespace Storage.Http.Benchmarks;

/// <summary>Times actions in many short stretches, in turns, so that what else the machine does meets all of them alike.</summary>
static class Stretches
{
    /// <summary>The least time and bytes of one run of each action.</summary>
    /// <param name="actions">They stay on the thread that calls them.</param>
    /// <param name="rounds">How many stretches of each.</param>
    /// <param name="runs">How many runs make a stretch.</param>
    internal static (double Time, double Bytes)[] Least(IReadOnlyList<Action> actions, int rounds, int runs)
    {
        var least = new (double Time, double Bytes)[actions.Count];
        Array.Fill(least, (double.MaxValue, double.MaxValue));
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < actions.Count; i++)
            {
                var (time, bytes) = Run(actions[i], runs);
                least[i] = (Math.Min(least[i].Time, time), Math.Min(least[i].Bytes, bytes));
            }
        }

        return least;
    }

    static (double Time, double Bytes) Run(Action action, int runs)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var begin = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < runs; i++)
        {
            action();
        }

        var time = TimeProvider.System.GetElapsedTime(begin).TotalNanoseconds;
        return (time / runs, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / runs);
    }
}
