using System.Diagnostics;

namespace Storage.Http.Benchmarks.Sockets.Load;

/// <summary>Reads time, processor and allocations at once, and what they grew by since.</summary>
readonly struct Gauge
{
    readonly long _allocated;
    readonly TimeSpan _processor;
    readonly long _start;

    Gauge(long allocated, TimeSpan processor, long start)
    {
        _allocated = allocated;
        _processor = processor;
        _start = start;
    }

    internal static Gauge Start() => new(GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());

    internal (TimeSpan Elapsed, TimeSpan Processor, long Allocated) Read()
    {
        var elapsed = Stopwatch.GetElapsedTime(_start);
        var processor = Environment.CpuUsage.TotalTime - _processor;
        return (elapsed, processor, GC.GetTotalAllocatedBytes(precise: true) - _allocated);
    }
}
