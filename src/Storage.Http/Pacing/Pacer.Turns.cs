namespace Storage.Http.Pacing;

sealed partial class Pacer
{
    // While the rate changes by itself, the time of the next turn is looked at anew this often.
    const double LookAgainSeconds = 0.25;

    List<PaceTurn>? TakeDue(double now)
    {
        List<PaceTurn>? due = null;
        while ((_repeats.First ?? _firstSends.First) is { } next && MayGo(now))
        {
            next.List!.Remove(next);
            next.Value.SentAt = now;
            Spend(now);
            (due ??= []).Add(next.Value);
        }

        SetTimer(now);
        return due;
    }

    void SetTimer(double now)
    {
        if (_repeats.Count + _firstSends.Count == 0)
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = WaitFor(1, now);
        if (_rate.Phase is PacePhase.Searching or PacePhase.Recovering)
        {
            wait = Math.Min(wait, Math.Max(LookAgainSeconds, _heldUntil - now));
        }

        // A timer counts whole milliseconds; one that came too early would only come again.
        _timer ??= CreateTimer();
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait * 1000))), Timeout.InfiniteTimeSpan);
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
            due = TakeDue(Advance());
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
