namespace Storage.Http.Benchmarks.Storm.Clock;

/// <summary>SplitMix64: small, fast, and the same on every runtime.</summary>
sealed class SeededRandom
{
    const ulong Golden = 0x9E3779B97F4A7C15;
    readonly ulong _seed;
    ulong _state;

    internal SeededRandom(ulong seed)
    {
        _seed = seed;
        _state = seed;
    }

    /// <summary>A stream of its own, so that what one part of a run draws does not shift what another one gets.</summary>
    internal SeededRandom Fork(ulong stream) => new(Mix(_seed + (Golden * (stream + 1))));

    /// <summary>Uniform in [0,1).</summary>
    internal double NextDouble()
    {
        _state += Golden;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    internal int Next(int count) => (int)(NextDouble() * count);

    /// <summary>With mean 1: the gaps of a Poisson stream.</summary>
    internal double NextExponential() => -Math.Log(1 - NextDouble());

    /// <summary>With mean 0 and deviation 1.</summary>
    internal double NextGaussian() => Math.Sqrt(2 * NextExponential()) * Math.Cos(2 * Math.PI * NextDouble());

    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
