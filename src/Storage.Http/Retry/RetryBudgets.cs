using Storage.Http.Requests;

namespace Storage.Http.Retry;

/// <summary>The budgets of all hosts, at most 1,024 of them; the least recently used goes first.</summary>
sealed class RetryBudgets(StorageRetryBudgetOptions? options)
{
    internal const int MaxAuthorities = 1024;

    readonly Dictionary<string, LinkedListNode<RetryBudget>> _byAuthority = new(StringComparer.OrdinalIgnoreCase);
    readonly LinkedList<RetryBudget> _byUse = new();
    readonly Lock _lock = new();
    int _belowFull;

    /// <summary>Whether a success may have something to fill up; read on every good answer.</summary>
    internal bool AnyBelowFull => Volatile.Read(ref _belowFull) > 0;

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _byAuthority.Count;
            }
        }
    }

    internal bool Fits(StorageRetryBudgetOptions? other) =>
        (options, other) is (null, null)
        || (options is not null && other is not null && options.Capacity == other.Capacity && options.RetryCost == other.RetryCost && options.TimeoutCost == other.TimeoutCost && options.HoldThrottled == other.HoldThrottled);

    /// <summary>Pays for a retry; false when the budget is used up.</summary>
    /// <param name="uri">Whose host and port name the bucket; null shares one.</param>
    /// <param name="error">What the retry follows.</param>
    /// <param name="cost">What was paid.</param>
    internal bool TryTake(Uri? uri, StorageError error, out int cost)
    {
        cost = 0;
        if (options is null)
        {
            return true;
        }

        var price = error.Kind is StorageErrorKind.Connection or StorageErrorKind.Timeout ? options.TimeoutCost : options.RetryCost;
        lock (_lock)
        {
            var budget = Get(Authority.Of(uri));
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
        if (options is not null && cost > 0)
        {
            lock (_lock)
            {
                var budget = Get(Authority.Of(uri));
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
            AddOne(Authority.Of(uri));
        }
    }

    void AddOne(string authority)
    {
        lock (_lock)
        {
            if (_byAuthority.TryGetValue(authority, out var node))
            {
                Fill(node.Value, node.Value.Tokens + 1);
            }
        }
    }

    RetryBudget Get(string authority)
    {
        if (_byAuthority.TryGetValue(authority, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddLast(node);
            return node.Value;
        }

        if (_byAuthority.Count >= MaxAuthorities && _byUse.First is { Value: var oldest })
        {
            Fill(oldest, options!.Capacity);
            _byUse.RemoveFirst();
            _byAuthority.Remove(oldest.Authority);
        }

        node = _byUse.AddLast(new RetryBudget(authority, options!.Capacity));
        _byAuthority.Add(authority, node);
        return node.Value;
    }

    // Keeps count of the buckets that are not full, so that nobody has to look for them.
    void Fill(RetryBudget budget, int tokens)
    {
        var capacity = options!.Capacity;
        var before = budget.Tokens < capacity ? 1 : 0;
        budget.Tokens = Math.Min(capacity, tokens);
        _belowFull += (budget.Tokens < capacity ? 1 : 0) - before;
    }
}
