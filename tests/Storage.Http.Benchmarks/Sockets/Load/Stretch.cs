namespace Storage.Http.Benchmarks.Sockets.Load;

/// <summary>What was done in a stretch of time.</summary>
/// <param name="Calls">Calls that ended, well or not.</param>
/// <param name="Failed">Those whose answer was none of 2xx, or that ended without one.</param>
/// <param name="Elapsed">From before the first call until the last one ended.</param>
/// <param name="Processor">What the client's process used of the processors, all threads together.</param>
/// <param name="Allocated">Bytes that the client's process allocated.</param>
/// <param name="Latencies">How long the calls took that ended well, in milliseconds, sorted; empty where nobody asked.</param>
sealed record Stretch(long Calls, long Failed, TimeSpan Elapsed, TimeSpan Processor, long Allocated, double[] Latencies)
{
    internal double CallsPerSecond => Calls / Elapsed.TotalSeconds;

    internal double ProcessorMicroseconds => Processor.TotalMicroseconds / Calls;

    internal double BytesPerCall => (double)Allocated / Calls;
}
