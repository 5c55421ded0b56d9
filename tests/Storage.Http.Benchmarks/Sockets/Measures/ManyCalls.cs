using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Sockets.Callers;
using Storage.Http.Benchmarks.Sockets.Load;
using Storage.Http.Benchmarks.Sockets.Report;
using Storage.Http.Benchmarks.Sockets.Statistics;

namespace Storage.Http.Benchmarks.Sockets.Measures;

/// <summary>Thousands of calls through one client that are all under way at the same moment.</summary>
static class ManyCalls
{
    internal static async Task<string> MeasureAsync(SocketsPlan plan, Uri server)
    {
        var connections = OpenFiles.ConnectionsFor(plan.BurstCalls);
        var burst = new Burst(plan.BurstCalls, connections);
        using var shared = Caller.Connect(connections);
        using var callers = new AllCallers(CallerSettings.Usual with { Permits = plan.BurstCalls }, server, shared);
        await callers.InterleaveAsync(1, caller => RunAsync(burst, caller));
        var measured = await callers.InterleaveAsync(plan.BurstRounds, caller => RunAsync(burst, caller));
        var watched = await callers.InterleaveAsync(plan.WatchedTransfers, caller => MemoryWatch.OverAsync(() => RunAsync(burst, caller)));
        var table = TextTable.Write(
            ["handler", "all answered in", .. RatioCells.Header, "allocated a call", "heap grew by", "working set grew by"],
            measured.Zip(watched, (one, growths) =>
            {
                var most = MemoryGrowth.Most(growths.Rounds);
                return (string[])
                [
                    one.Kind.Name,
                    Units.Milliseconds(Median.Of(one.Rounds.Select(static stretch => stretch.Elapsed.TotalMilliseconds))),
                    .. RatioCells.Of(measured, one.Kind, static stretch => stretch.CallsPerSecond),
                    Units.Bytes(one.Rounds, static stretch => stretch.BytesPerCall),
                    Units.Megabytes(most.Heap),
                    Units.Megabytes(most.WorkingSet),
                ];
            }));
        var limit = connections == plan.BurstCalls ? "" : Figures.Text($" This system lets a process open too few files for more than {connections:N0} connections; the other calls wait for one.");
        return Figures.Text($"{plan.BurstCalls:N0} calls at once, {plan.BurstRounds} times; {connections:N0} connections.{limit} All were answered 200.\n\n{table}");
    }

    static async Task<Stretch> RunAsync(Burst burst, Caller caller)
    {
        var stretch = await burst.RunAsync(caller);
        return stretch.Failed == 0 ? stretch : throw new InvalidOperationException($"{caller.Kind.Name}: {stretch.Failed} of {stretch.Calls} calls failed.");
    }
}
