namespace Storage.Http.Pacing;

/// <summary>Events per second; what lies further back than the horizon counts ever less. All times are seconds and never run backwards.</summary>
struct RateMeter
{
    double _events;
    double _seconds;
    double? _last;

    /// <summary>The time that was looked at: about the horizon, once so much has passed.</summary>
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
        var elapsed = now - (_last ?? now);
        var kept = Math.Exp(-elapsed / horizon);
        _events *= kept;

        // However long nothing happened, the first events after it are a rate again.
        _seconds = Math.Min((_seconds * kept) + elapsed, 2 * horizon);
        _last = now;
    }

    /// <summary>Over at least <paramref name="span"/>: a first event after a moment is no rate yet.</summary>
    internal readonly double PerSecond(double span) => _events / Math.Max(_seconds, span);
}
