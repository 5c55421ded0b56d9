namespace Storage.Http.Benchmarks.Sockets.Load;

/// <summary>The most by which memory grew over what it was before.</summary>
/// <param name="Heap">Bytes of the managed heap, garbage that has not been collected yet included.</param>
/// <param name="WorkingSet">Bytes of the process that are in memory.</param>
readonly record struct MemoryGrowth(long Heap, long WorkingSet)
{
    internal static MemoryGrowth Most(IEnumerable<MemoryGrowth> all) => all.Aggregate(
        default(MemoryGrowth),
        static (most, next) => new(Math.Max(most.Heap, next.Heap), Math.Max(most.WorkingSet, next.WorkingSet)));
}
