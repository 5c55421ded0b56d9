namespace Storage.Http.Benchmarks.Sockets.Load;

/// <summary>Looks at the memory of this process again and again, on a thread of its own, while something runs.</summary>
sealed class MemoryWatch : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    readonly ManualResetEventSlim _ending = new();
    readonly (long Heap, long WorkingSet) _before = Look();
    readonly Thread _thread;
    MemoryGrowth _most;

    MemoryWatch()
    {
        _thread = new(Watch) { IsBackground = true, Name = nameof(MemoryWatch) };
        _thread.Start();
    }

    /// <summary>Runs it after a collection and says what memory grew by meanwhile.</summary>
    internal static async Task<MemoryGrowth> OverAsync(Func<Task> runAsync)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var watch = new MemoryWatch();
        await runAsync();
        return watch.Stop();
    }

    public void Dispose()
    {
        Stop();
        _ending.Dispose();
    }

    MemoryGrowth Stop()
    {
        _ending.Set();
        _thread.Join();
        return _most;
    }

    void Watch()
    {
        do
        {
            var (heap, workingSet) = Look();
            _most = MemoryGrowth.Most([_most, new(heap - _before.Heap, workingSet - _before.WorkingSet)]);
        }
        while (!_ending.Wait(Interval));
    }

    static (long Heap, long WorkingSet) Look() => (GC.GetTotalMemory(forceFullCollection: false), Environment.WorkingSet);
}
