namespace Storage.Http.Retry;

/// <summary>The budgets of all hosts, at most 1,024 of them; the least recently used goes first.</summary>
sealed class RetryBudgets(StorageRetryBudgetOptions? options)
{
    internal const int MaxAuthorities = 1024;

    readonly Dictionary<string, LinkedListNode<(string Authority, RetryBudget Budget)>> _byAuthority = new(StringComparer.OrdinalIgnoreCase);
    readonly LinkedList<(string Authority, RetryBudget Budget)> _byUse = new();
    readonly Lock _lock = new();
    volatile bool _anyBelowFull;

    /// <summary>Whether a success may have something to fill up; read on every good answer.</summary>
    internal bool AnyBelowFull => _anyBelowFull;

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
        || (options is not null && other is not null && options.Capacity == other.Capacity && options.RetryCost == other.RetryCost && options.TimeoutCost == other.TimeoutCost);

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

        cost = error.Kind is StorageErrorKind.Connection or StorageErrorKind.Timeout ? options.TimeoutCost : options.RetryCost;
        if (!Get(uri).TryTake(cost))
        {
            cost = 0;
            return false;
        }

        _anyBelowFull = true;
        return true;
    }

    /// <summary>A retried call that succeeded gives back what its last retry cost.</summary>
    internal void Return(Uri? uri, int cost)
    {
        if (options is not null && cost > 0)
        {
            Get(uri).Return(cost);
        }
    }

    /// <summary>A first try that succeeded gives one token; a no-op while every bucket is full.</summary>
    internal void ReturnOne(Uri? uri)
    {
        if (options is null || !_anyBelowFull)
        {
            return;
        }

        lock (_lock)
        {
            if (_byAuthority.TryGetValue(AuthorityOf(uri), out var node))
            {
                node.Value.Budget.Return(1);
            }

            // A walk over all buckets once in a while is cheaper than counting the full ones on every change.
            if (node is null || node.Value.Budget.IsFull)
            {
                _anyBelowFull = AnyIsBelowFull();
            }
        }
    }

    RetryBudget Get(Uri? uri)
    {
        var authority = AuthorityOf(uri);
        lock (_lock)
        {
            if (_byAuthority.TryGetValue(authority, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddLast(node);
                return node.Value.Budget;
            }

            if (_byAuthority.Count >= MaxAuthorities && _byUse.First is { } oldest)
            {
                _byUse.RemoveFirst();
                _byAuthority.Remove(oldest.Value.Authority);
            }

            node = _byUse.AddLast((authority, new RetryBudget(options!)));
            _byAuthority.Add(authority, node);
            return node.Value.Budget;
        }
    }

    bool AnyIsBelowFull()
    {
        foreach (var (_, budget) in _byUse)
        {
            if (!budget.IsFull)
            {
                return true;
            }
        }

        return false;
    }

    static string AuthorityOf(Uri? uri) => uri is { IsAbsoluteUri: true } ? uri.Authority : "";
}
