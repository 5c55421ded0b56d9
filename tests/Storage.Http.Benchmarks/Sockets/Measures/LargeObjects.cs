using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Sockets.Callers;
using Storage.Http.Benchmarks.Sockets.Load;
using Storage.Http.Benchmarks.Sockets.Report;

namespace Storage.Http.Benchmarks.Sockets.Measures;

/// <summary>How fast a large object is read and written, and whether memory stays what it was.</summary>
static class LargeObjects
{
    internal static async Task<string> MeasureAsync(SocketsPlan plan, Uri server)
    {
        var large = new LargeObject(plan.LargeBytes);
        using var callers = new AllCallers(CallerSettings.Usual, server);
        return $"{await MeasureAsync("GET", plan, callers, large.GetAsync)}\n{await MeasureAsync("PUT", plan, callers, large.PutAsync)}";
    }

    static async Task<string> MeasureAsync(string method, SocketsPlan plan, AllCallers callers, Func<Caller, Task<Transfer>> moveAsync)
    {
        await callers.InterleaveAsync(1, moveAsync);
        var measured = await callers.InterleaveAsync(plan.LargeRounds, moveAsync);
        var watched = await callers.InterleaveAsync(plan.WatchedTransfers, caller => MemoryWatch.OverAsync(() => moveAsync(caller)));
        var table = TextTable.Write(
            ["handler", "MB/s", .. RatioCells.Header, "allocated a transfer", "heap grew by", "working set grew by"],
            measured.Zip(watched, (one, growths) =>
            {
                var most = MemoryGrowth.Most(growths.Rounds);
                return (string[])
                [
                    one.Kind.Name,
                    Units.Whole(one.Rounds, static transfer => transfer.MegabytesPerSecond),
                    .. RatioCells.Of(measured, one.Kind, static transfer => transfer.MegabytesPerSecond),
                    Units.Bytes(one.Rounds, static transfer => transfer.Allocated),
                    Units.Megabytes(most.Heap),
                    Units.Megabytes(most.WorkingSet),
                ];
            }));
        return Figures.Text($"{method}s of {plan.LargeBytes / (1 << 20):N0} MiB, one at a time. ") + RatioCells.Aim(measured, static transfer => transfer.MegabytesPerSecond) + "\n" + table;
    }
}
