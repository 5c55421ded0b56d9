namespace Storage.Http.Pacing;

/// <summary>Lets requests to one store go out at the rate that it takes. Those that come too early wait for their turn, repeats before first sends.</summary>
sealed partial class Pacer(TimeProvider time, int queueLimit, TimeSpan longestHold)
{
    // So that a timer that fires late does not cost a fast sender its turns.
    const double BurstSeconds = 0.02;

    readonly long _origin = time.GetTimestamp();
    readonly Lock _lock = new();
    readonly PaceRate _rate = new();
    readonly LinkedList<PaceTurn> _repeats = new();
    readonly LinkedList<PaceTurn> _firstSends = new();
    ITimer? _timer;
    double _credit;
    double _credited;
    double _heldUntil;

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

    double Now => time.GetElapsedTime(_origin).TotalSeconds;

    bool MayGo(double now) => _rate.Phase == PacePhase.Free || (_credit >= 0.999999 && now >= _heldUntil);

    /// <summary>An answer came that did not ask to slow down.</summary>
    internal void Accepted()
    {
        List<PaceTurn>? due;
        lock (_lock)
        {
            var now = Advance();
            _rate.Accepted(now);
            due = TakeDue(now);
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
            var now = Advance();
            var wasFree = _rate.Phase == PacePhase.Free;
            _rate.Refused(now, sentAt, served);
            if (wasFree)
            {
                _credit = 0;
                first = _rate.PerSecond;
            }

            // One refusal among many is a matter of its own request. Where most are refused, the wait is meant for all.
            if (hint is { } wait && wait <= longestHold && _rate.IsOverloaded)
            {
                _heldUntil = Math.Max(_heldUntil, now + wait.TotalSeconds);
            }

            due = TakeDue(now);
        }

        Start(due);
        return first;
    }

    double Advance()
    {
        var now = Now;
        _rate.Age(now);
        if (_rate.Phase != PacePhase.Free)
        {
            _credit = Math.Min(1 + (BurstSeconds * _rate.PerSecond), _credit + (_rate.PerSecond * Math.Max(0, now - _credited)));
        }

        _credited = now;
        return now;
    }

    void Spend(double now)
    {
        _credit -= 1;
        _rate.Sent(now);
    }
}
