namespace Storage.Http;

/// <summary>A bucket of tokens per host and port that retries use up and successes fill again; when it is empty, nothing is repeated.</summary>
public sealed class StorageRetryBudgetOptions
{
    const int MostTokens = 1_000_000;

    /// <summary>How many tokens a full bucket holds.</summary>
    /// <value>Default 500; 1 to 1,000,000.</value>
    public int Capacity { get; set; } = 500;

    /// <summary>What a retry costs.</summary>
    /// <value>Default 5; 1 to <see cref="Capacity"/>.</value>
    public int RetryCost { get; set; } = 5;

    /// <summary>What a retry costs after a timeout or a lost connection.</summary>
    /// <value>Default 10; 1 to <see cref="Capacity"/>.</value>
    public int TimeoutCost { get; set; } = 10;

    /// <summary>
    /// Whether an answer that asks to slow down, and that the empty bucket no longer lets repeat, is returned only after the wait that would have come before the
    /// first repeat. A caller who goes on with the next request at once would otherwise hammer the store more than the repeats that were spared.
    /// </summary>
    /// <value>Default true. False returns it at once.</value>
    public bool HoldThrottled { get; set; } = true;

    internal StorageRetryBudgetOptions Copy() => (StorageRetryBudgetOptions)MemberwiseClone();

    internal IEnumerable<OptionFault> FindFaults() => OptionRange.Faults(
        OptionRange.Check(nameof(Capacity), Capacity, 1, MostTokens),
        CostFault(nameof(RetryCost), RetryCost),
        CostFault(nameof(TimeoutCost), TimeoutCost));

    // What a capacity that is wrong itself would allow is not worth a word.
    OptionFault? CostFault(string name, int cost) =>
        OptionRange.Check(name, cost, 1, MostTokens)
        ?? (cost > Capacity && Capacity > 0 ? new(name, FormattableString.Invariant($" is {cost}, more than "), nameof(Capacity), FormattableString.Invariant($", which is {Capacity}.")) : null);
}
