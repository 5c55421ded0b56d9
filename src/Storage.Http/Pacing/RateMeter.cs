namespace Storage.Http.Pacing;

/// <summary>Events per second; what lies further back than the horizon counts ever less. All times are seconds.</summary>
struct RateMeter
{
    double _events;
    double _seconds;
    double? _last;

    /// <summary>The time that was looked at, at most the horizon.</summary>
    internal readonly double Seconds => _seconds;

    /// <summary>Moves to <paramref name="now"/> and counts <paramref name="events"/> there.</summary>
    internal void Add(double now, double events, double horizon)
    {
        Age(now, horizon);
        _events += events;
    }

    /// <summary>Leaves out the time since the last call.</summary>
    internal void Skip(double now) => _last = now;

    internal void Age(double now, double horizon)
    {
        var elapsed = Math.Max(0, now - (_last ?? now));
        var kept = Math.Exp(-elapsed / horizon);
        _events *= kept;
        _seconds = (_seconds * kept) + elapsed;
        _last = now;
    }

    /// <summary>Over at least <paramref name="span"/>: a first event after a moment is no rate yet.</summary>
    internal readonly double PerSecond(double span) => _seconds > 0 || span > 0 ? _events / Math.Max(_seconds, span) : 0;
}
