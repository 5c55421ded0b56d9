namespace Storage.Http.Benchmarks.Sockets.Server;

/// <summary>
/// Which requests are refused, the same ones every time: of each twenty that follow each other one, at a place drawn by lot. So 5 % are, and over any stretch
/// about 5 %: a circuit breaker that opens at 10 % stays closed.
/// </summary>
sealed class RefusalSequence
{
    internal const int Block = 20;
    const ulong Seed = 5;

    // Counts from -1, so that the first request is number 0.
    long _last = -1;

    /// <summary>Whether the next request is refused.</summary>
    internal bool RefusesNext() => Refuses(Interlocked.Increment(ref _last));

    internal void Restart() => Interlocked.Exchange(ref _last, -1);

    internal static bool Refuses(long request) => request % Block == (long)(Mix(Seed + (ulong)(request / Block)) % Block);

    /// <summary>How many of the first requests are refused.</summary>
    internal static long RefusalsAmong(long requests)
    {
        var whole = requests / Block;
        return whole + (requests % Block > (long)(Mix(Seed + (ulong)whole) % Block) ? 1 : 0);
    }

    // The finalizer of SplitMix64: neighbouring numbers have nothing in common after it.
    static ulong Mix(ulong number)
    {
        number *= 0x9E3779B97F4A7C15;
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
