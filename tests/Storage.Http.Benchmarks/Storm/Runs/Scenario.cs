using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>One situation that every policy is put into.</summary>
/// <param name="Id">What the command line calls it.</param>
/// <param name="Title">What the page calls it.</param>
/// <param name="Load">Who sends.</param>
/// <param name="Store">To what.</param>
/// <param name="Duration">How long, in virtual time; the cold start counts.</param>
/// <param name="Runs">How often, with seeds that follow each other.</param>
sealed record Scenario(string Id, string Title, Load Load, StoreModel Store, TimeSpan Duration, int Runs)
{
    /// <summary>Ends a run earlier, once so many operations have ended.</summary>
    internal long? MaxOperations { get; init; }

    /// <summary>The same in less time, once; for a first look and for tests.</summary>
    internal Scenario Shortened(int times) => this with
    {
        Duration = Duration / times,
        MaxOperations = MaxOperations / (times * times),
        Runs = 1,
        Store = Store with { BrownOut = Store.BrownOut is { } brownOut ? new(brownOut.Start / times, brownOut.End / times, brownOut.Share) : null },
    };

    public override string ToString() => Id;
}
