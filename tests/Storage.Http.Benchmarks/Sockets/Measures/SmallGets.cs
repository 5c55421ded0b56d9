using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Sockets.Callers;
using Storage.Http.Benchmarks.Sockets.Load;
using Storage.Http.Benchmarks.Sockets.Report;
using Storage.Http.Benchmarks.Sockets.Server;

namespace Storage.Http.Benchmarks.Sockets.Measures;

/// <summary>How many objects of 1 KB a client gets in a second.</summary>
static class SmallGets
{
    internal static async Task<string> MeasureAsync(SocketsPlan plan, Uri server)
    {
        var workers = plan.CallsPerCore * Environment.ProcessorCount;
        using var callers = new AllCallers(CallerKind.AllAndLeast, CallerSettings.Usual, server);
        await callers.InterleaveAsync(1, caller => RunAsync(caller, workers, plan.WarmUp));
        var measured = await callers.InterleaveAsync(plan.Rounds, caller => RunAsync(caller, workers, plan.Stretch));
        var table = TextTable.Write(
            ["handler", "calls/s", .. RatioCells.Header, "processor time a call", "allocated a call"],
            measured.Select(one => (string[])
            [
                one.Kind.Name,
                Units.Whole(one.Rounds, static stretch => stretch.CallsPerSecond),
                .. RatioCells.Of(measured, one.Kind, static stretch => stretch.CallsPerSecond),
                Units.Microseconds(one.Rounds, static stretch => stretch.ProcessorMicroseconds),
                Units.Bytes(one.Rounds, static stretch => stretch.BytesPerCall),
            ]));
        return Figures.Text($"GETs of 1 KB, {workers} at once; stretches of {plan.Stretch.TotalSeconds:0.##} s. ") + RatioCells.Aim(measured, static stretch => stretch.CallsPerSecond) + "\n" + table;
    }

    /// <summary>A stretch in which nothing may fail.</summary>
    internal static async Task<Stretch> RunAsync(Caller caller, int workers, TimeSpan time)
    {
        var stretch = await ClosedLoop.RunAsync(caller, ServerPaths.Small, workers, time);
        return stretch.Failed == 0 ? stretch : throw new InvalidOperationException($"{caller.Kind.Name}: {stretch.Failed} of {stretch.Calls} calls failed.");
    }
}
