namespace Storage.Http.Tests.Scenarios;

/// <summary>How many bytes the process allocates while something runs, both ends of a socket and the test included.</summary>
static class Allocation
{
    public static async Task<long> OfAsync(Func<Task> action)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await action();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
