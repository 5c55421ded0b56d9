namespace Storage.Http.Pacing;

/// <summary>Lets requests to one store go out at the rate that it takes. Those that come too early wait for their turn, repeats before first sends.</summary>
sealed partial class Pacer(TimeProvider time, int queueLimit, TimeSpan longestHold)
{
    // So that a timer that fires late does not cost a fast sender its turns.
    const double BurstSeconds = 0.02;

    // What was sent beyond the rate is paid back, but no longer than this.
    const double DebtSeconds = 1;

    readonly Lock _lock = new();
    readonly PaceRate _rate = new();
    readonly LinkedList<PaceTurn> _repeats = new();
    readonly LinkedList<PaceTurn> _firstSends = new();
    ITimer? _timer;
    long _timestamp = time.GetTimestamp();
    int _promised;
    double _now;
    double _credit;

    internal int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _repeats.Count + _firstSends.Count;
            }
        }
    }

    /// <summary>The rate now, in requests per second; infinite while nothing is refused.</summary>
    internal double PerSecond
    {
        get
        {
            lock (_lock)
            {
                Advance();
                return _rate.PerSecond;
            }
        }
    }

    bool MayGo => _rate.Phase == PacePhase.Free || (_credit >= 0.999999 && _now >= _rate.HeldUntil);

    /// <summary>An answer came that did not ask to slow down.</summary>
    internal void Accepted()
    {
        List<PaceTurn>? due;
        lock (_lock)
        {
            Advance();
            _rate.Accepted(_now);
            due = TakeDue();
        }

        Start(due);
    }

    /// <summary>The store asked to slow down.</summary>
    /// <param name="sentAt">When the request went out.</param>
    /// <param name="hint">The wait that it asked for.</param>
    /// <param name="served">Whether it carried the request out all the same, only later.</param>
    /// <returns>The rate at which pacing has begun; null when it had begun before.</returns>
    internal double? Refused(double sentAt, TimeSpan? hint, bool served)
    {
        List<PaceTurn>? due;
        double? first = null;
        lock (_lock)
        {
            Advance();
            var wasFree = _rate.Phase == PacePhase.Free;
            _rate.Refused(_now, sentAt, served);
            if (wasFree)
            {
                _credit = 0;
                first = _rate.PerSecond;
            }

            // One refusal among many is a matter of its own request. Where most are refused, the wait is meant for all.
            if (hint is { } wait && wait <= longestHold && _rate.IsOverloaded)
            {
                _rate.Hold(_now + wait.TotalSeconds);
            }

            due = TakeDue();
        }

        Start(due);
        return first;
    }

    // Times are seconds since the pacer was made. A clock that is set back stands still until it goes on.
    void Advance()
    {
        var timestamp = time.GetTimestamp();
        _now += Math.Max(0, time.GetElapsedTime(_timestamp, timestamp).TotalSeconds);
        _timestamp = timestamp;
        _credit = Math.Min(_credit + _rate.Age(_now), 1 + (BurstSeconds * _rate.PerSecond));
    }

    void Spend()
    {
        _rate.Sent(_now);
        if (_rate.Phase != PacePhase.Free)
        {
            _credit = Math.Max(_credit - 1, -Math.Max(1, DebtSeconds * _rate.PerSecond));
        }
    }
}
