namespace Storage.Http.Benchmarks.Sockets.Load;

/// <summary>One large object, read or written once.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Processor">What the client's process used of the processors.</param>
/// <param name="Allocated">Bytes that the client's process allocated.</param>
sealed record Transfer(long Bytes, TimeSpan Elapsed, TimeSpan Processor, long Allocated)
{
    internal double MegabytesPerSecond => Bytes / 1e6 / Elapsed.TotalSeconds;
}
