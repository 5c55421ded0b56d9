namespace Storage.Http.Pacing;

sealed partial class Pacer
{
    List<PaceTurn>? TakeDue()
    {
        List<PaceTurn>? due = null;
        while ((_repeats.First ?? _firstSends.First) is { } next && MayGo)
        {
            next.List!.Remove(next);
            next.Value.SentAt = _now;
            Spend();
            (due ??= []).Add(next.Value);
        }

        SetTimer();
        return due;
    }

    void SetTimer()
    {
        if (_repeats.Count + _firstSends.Count == 0)
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        // A timer counts whole milliseconds; one that came too early would only come again.
        _timer ??= CreateTimer();
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(WaitFor(1) * 1000))), Timeout.InfiniteTimeSpan);
    }

    // It serves many calls, so it does not carry the context of the first.
    ITimer CreateTimer()
    {
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        return time.CreateTimer(static pacer => ((Pacer)pacer!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    void OnTimer()
    {
        List<PaceTurn>? due;
        lock (_lock)
        {
            Advance();
            due = TakeDue();
        }

        Start(due);
    }

    static void Start(List<PaceTurn>? due)
    {
        foreach (var turn in due ?? [])
        {
            turn.TrySetResult();
        }
    }
}
