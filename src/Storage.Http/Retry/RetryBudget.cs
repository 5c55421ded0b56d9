namespace Storage.Http.Retry;

/// <summary>One host's bucket of retry tokens. Its owner guards it.</summary>
sealed class RetryBudget(int tokens)
{
    internal int Tokens { get; set; } = tokens;
}
