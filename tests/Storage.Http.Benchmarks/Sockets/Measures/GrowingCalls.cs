using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Sockets.Callers;
using Storage.Http.Benchmarks.Sockets.Report;

namespace Storage.Http.Benchmarks.Sockets.Measures;

/// <summary>Small GETs with more and more of them under way at once.</summary>
static class GrowingCalls
{
    internal static async Task<string> MeasureAsync(SocketsPlan plan, Uri server)
    {
        using var callers = new AllCallers(CallerSettings.Usual, server);
        await callers.InterleaveAsync(1, caller => SmallGets.RunAsync(caller, Environment.ProcessorCount, plan.WarmUp));
        var rows = new List<string[]>();
        foreach (var perCore in plan.GrowthCallsPerCore)
        {
            var workers = perCore * Environment.ProcessorCount;
            await callers.InterleaveAsync(1, caller => SmallGets.RunAsync(caller, workers, plan.GrowthStretch));
            var measured = await callers.InterleaveAsync(plan.GrowthRounds, caller => SmallGets.RunAsync(caller, workers, plan.GrowthStretch));
            rows.Add(
            [
                Figures.Text($"{perCore}"),
                .. measured.Take(2).Select(one => Units.Whole(one.Rounds, static stretch => stretch.CallsPerSecond)),
                .. CallerKind.All.Where(static kind => kind != CallerKind.Ours).SelectMany(kind => RatioCells.Of(measured, kind, static stretch => stretch.CallsPerSecond)),
            ]);
        }

        string[] header =
        [
            "calls at once for each core", "no handler, calls/s", "ours, calls/s",
            .. CallerKind.All.Where(static kind => kind != CallerKind.Ours).SelectMany(static kind => new[] { $"ours : {kind.Name}", "95 % interval" }),
        ];
        return Figures.Text($"GETs of 1 KB; {plan.GrowthRounds} rounds of {plan.GrowthStretch.TotalSeconds:0.###} s.\n\n") + TextTable.Write(header, rows);
    }
}
