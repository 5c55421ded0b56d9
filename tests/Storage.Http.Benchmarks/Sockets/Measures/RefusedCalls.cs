using System.Text;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Sockets.Callers;
using Storage.Http.Benchmarks.Sockets.Load;
using Storage.Http.Benchmarks.Sockets.Report;
using Storage.Http.Benchmarks.Sockets.Server;
using Storage.Http.Benchmarks.Sockets.Statistics;

namespace Storage.Http.Benchmarks.Sockets.Measures;

/// <summary>What becomes of throughput and latency when one request of twenty is answered 503 SlowDown.</summary>
static class RefusedCalls
{
    static readonly double[] Shares = [0.5, 0.99, 0.999];

    internal static async Task<string> MeasureAsync(SocketsPlan plan, Uri server)
    {
        var text = new StringBuilder();
        foreach (var delay in plan.ErrorDelays)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(await MeasureAsync(plan, delay, server));
        }

        return text.ToString();
    }

    static async Task<string> MeasureAsync(SocketsPlan plan, TimeSpan delay, Uri server)
    {
        using var callers = new AllCallers(CallerSettings.Usual with { Delay = delay }, server);
        await callers.InterleaveAsync(1, caller => RunAsync(caller, plan.ErrorCalls, plan.WarmUp));
        var measured = await callers.InterleaveAsync(plan.ErrorRounds, caller => RunAsync(caller, plan.ErrorCalls, plan.ErrorStretch));
        var table = TextTable.Write(
            ["handler", "calls/s", .. RatioCells.Header, "p50", "p99", "p99.9", "failed", "processor time a call", "allocated a call"],
            measured.Select(one =>
            {
                double[] latencies = [.. one.Rounds.SelectMany(static stretch => stretch.Latencies).Order()];
                return (string[])
                [
                    one.Kind.Name,
                    Units.Whole(one.Rounds, static stretch => stretch.CallsPerSecond),
                    .. RatioCells.Of(measured, one.Kind, static stretch => stretch.CallsPerSecond),
                    .. Shares.Select(share => Units.Milliseconds(Median.Percentile(latencies, share))),
                    Failed(one),
                    Units.Microseconds(one.Rounds, static stretch => stretch.ProcessorMicroseconds),
                    Units.Bytes(one.Rounds, static stretch => stretch.BytesPerCall),
                ];
            }));
        var wait = delay == TimeSpan.Zero ? "no wait before a repeat" : Figures.Text($"waits from a base of {delay.TotalMilliseconds:0} ms, exponential, with jitter");
        return Figures.Text($"5 % refused, {plan.ErrorCalls} calls at once, {wait}, {CallerSettings.MaxRetryAttempts} repeats at most; {plan.ErrorRounds} stretches of {plan.ErrorStretch.TotalSeconds:0.##} s.\n\n{table}");
    }

    static string Failed(Measured<Stretch> one)
    {
        var failed = one.Rounds.Sum(static stretch => stretch.Failed);
        return failed == 0 ? "0" : Figures.Text($"{failed:N0} ({Figures.Share((double)failed / one.Rounds.Sum(static stretch => stretch.Calls))})");
    }

    static async Task<Stretch> RunAsync(Caller caller, int workers, TimeSpan time)
    {
        using var restarted = await caller.Client.GetAsync(ServerPaths.Restart);
        var stretch = await ClosedLoop.RunAsync(caller, ServerPaths.Refusing, workers, time, timed: true);

        // Without a handler each refusal is a failure. With one, only what is refused four times in a row is: six calls of a million.
        var (least, most) = caller.Kind.Retries ? (0, 1 + (stretch.Calls / 100)) : (RefusalSequence.RefusalsAmong(stretch.Calls), RefusalSequence.RefusalsAmong(stretch.Calls));
        return stretch.Failed >= least && stretch.Failed <= most
            ? stretch
            : throw new InvalidOperationException($"{caller.Kind.Name}: {stretch.Failed} of {stretch.Calls} calls failed, not {least} to {most}.");
    }
}
