using System.Diagnostics;
using Storage.Http.Benchmarks.Sockets.Callers;

namespace Storage.Http.Benchmarks.Sockets.Load;

/// <summary>Workers that each begin their next call when the last one has ended.</summary>
static class ClosedLoop
{
    /// <param name="caller">Who calls.</param>
    /// <param name="path">What is got.</param>
    /// <param name="workers">How many calls are under way at once.</param>
    /// <param name="time">After which no call begins.</param>
    /// <param name="timed">Whether each call is timed.</param>
    internal static async Task<Stretch> RunAsync(Caller caller, string path, int workers, TimeSpan time, bool timed = false)
    {
        var gauge = Gauge.Start();
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var work = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(caller.Client, path, end, timed))));
        var (elapsed, processor, allocated) = gauge.Read();
        double[] latencies = [.. work.SelectMany(static part => part.Latencies)];
        Array.Sort(latencies);
        return new(work.Sum(static part => part.Calls), work.Sum(static part => part.Failed), elapsed, processor, allocated, latencies);
    }

    static async Task<(long Calls, long Failed, List<double> Latencies)> WorkAsync(HttpClient client, string path, long end, bool timed)
    {
        var (calls, failed) = (0L, 0L);
        var latencies = new List<double>();
        do
        {
            var start = timed ? Stopwatch.GetTimestamp() : 0;
            using var response = await client.GetAsync(path);
            calls++;
            if (!response.IsSuccessStatusCode)
            {
                failed++;
            }
            else if (timed)
            {
                latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }
        while (Stopwatch.GetTimestamp() < end);

        return (calls, failed, latencies);
    }
}
