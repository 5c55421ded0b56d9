namespace Storage.Http.Retry;

/// <summary>One host's bucket of retry tokens. Its owner guards it.</summary>
sealed class RetryBudget(string authority, int tokens)
{
    internal string Authority => authority;

    internal int Tokens { get; set; } = tokens;
}
