using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>One situation that every policy is put into.</summary>
/// <param name="Id">What the command line calls it.</param>
/// <param name="Title">What the page calls it.</param>
/// <param name="Load">Who sends.</param>
/// <param name="Store">To what.</param>
/// <param name="Duration">How long, in virtual time; the cold start counts.</param>
/// <param name="MaxOperations">Ends the run earlier, once so many operations have ended.</param>
sealed record Scenario(string Id, string Title, Load Load, StoreModel Store, TimeSpan Duration, long? MaxOperations = null)
{
    public override string ToString() => Id;
}
