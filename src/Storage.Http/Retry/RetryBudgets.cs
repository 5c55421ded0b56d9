using Storage.Http.Requests;

namespace Storage.Http.Retry;

/// <summary>The budgets of all hosts that one client speaks to. They outlive the client's handlers.</summary>
sealed class RetryBudgets
{
    readonly StorageRetryBudgetOptions? _options;
    readonly AuthorityTable<RetryBudget> _budgets;
    readonly Lock _lock = new();
    int _belowFull;

    internal RetryBudgets(StorageRetryBudgetOptions? options)
    {
        _options = options;
        _budgets = new(() => new(options!.Capacity), evicted => Fill(evicted, options!.Capacity));
    }

    /// <summary>Whether a success may have something to fill up; read on every good answer.</summary>
    internal bool AnyBelowFull => Volatile.Read(ref _belowFull) > 0;

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _budgets.Count;
            }
        }
    }

    internal bool Fits(StorageRetryBudgetOptions? other) =>
        (_options, other) is (null, null)
        || (_options is not null && other is not null && _options.Capacity == other.Capacity && _options.RetryCost == other.RetryCost && _options.TimeoutCost == other.TimeoutCost && _options.HoldThrottled == other.HoldThrottled);

    /// <summary>Pays for a retry; false when the budget is used up.</summary>
    /// <param name="uri">Whose host and port name the bucket; null shares one.</param>
    /// <param name="error">What the retry follows.</param>
    /// <param name="cost">What was paid.</param>
    internal bool TryTake(Uri? uri, StorageError error, out int cost)
    {
        cost = 0;
        if (_options is null)
        {
            return true;
        }

        var price = error.Kind is StorageErrorKind.Connection or StorageErrorKind.Timeout ? _options.TimeoutCost : _options.RetryCost;
        lock (_lock)
        {
            var budget = _budgets.Get(uri);
            if (budget.Tokens < price)
            {
                return false;
            }

            Fill(budget, budget.Tokens - price);
        }

        cost = price;
        return true;
    }

    /// <summary>A retried call that succeeded gives back what its last retry cost.</summary>
    internal void Return(Uri? uri, int cost)
    {
        if (_options is not null && cost > 0)
        {
            lock (_lock)
            {
                var budget = _budgets.Get(uri);
                Fill(budget, budget.Tokens + cost);
            }
        }
    }

    /// <summary>A first try that succeeded gives one token; a no-op while every bucket is full.</summary>
    internal void ReturnOne(Uri? uri)
    {
        // Apart, so that a good answer pays for the look alone.
        if (AnyBelowFull)
        {
            AddOne(uri);
        }
    }

    void AddOne(Uri? uri)
    {
        lock (_lock)
        {
            if (_budgets.Find(uri) is { } budget)
            {
                Fill(budget, budget.Tokens + 1);
            }
        }
    }

    // Keeps count of the buckets that are not full, so that nobody has to look for them.
    void Fill(RetryBudget budget, int tokens)
    {
        var capacity = _options!.Capacity;
        var before = budget.Tokens < capacity ? 1 : 0;
        budget.Tokens = Math.Min(capacity, tokens);
        _belowFull += (budget.Tokens < capacity ? 1 : 0) - before;
    }
}
