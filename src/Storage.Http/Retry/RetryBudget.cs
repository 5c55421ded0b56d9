namespace Storage.Http.Retry;

/// <summary>One host's bucket of retry tokens.</summary>
sealed class RetryBudget(StorageRetryBudgetOptions options)
{
    readonly int _capacity = options.Capacity;
    int _tokens = options.Capacity;

    internal int Tokens => Volatile.Read(ref _tokens);

    internal bool IsFull => Tokens >= _capacity;

    internal bool TryTake(int cost)
    {
        while (true)
        {
            var tokens = Tokens;
            if (tokens < cost)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _tokens, tokens - cost, tokens) == tokens)
            {
                return true;
            }
        }
    }

    internal void Return(int tokens)
    {
        while (true)
        {
            var now = Tokens;
            var then = Math.Min(_capacity, now + tokens);
            if (then == now || Interlocked.CompareExchange(ref _tokens, then, now) == now)
            {
                return;
            }
        }
    }
}
