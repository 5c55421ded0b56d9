namespace Storage.Http.Pacing;

/// <summary>
/// How many requests per second to send to one store, learned from its answers. Additive increase, multiplicative decrease, about the rate at which a small
/// share of requests is refused: below it capacity lies idle, and that share tells where it is. Not thread-safe; all times are seconds.
/// </summary>
sealed partial class PaceRate
{
    /// <summary>However much is refused, so often it is tried.</summary>
    internal const double Slowest = 0.2;

    // Where the search begins when nothing was measured yet.
    const double SearchStart = 0.5;

    // Of the last eight answers or so; a share that no probing for the limit causes.
    const double OverloadShare = 0.35;
    const double OverloadStep = 0.3;
    const double RecoveryStep = 0.15;

    // After an overload or a cut the rate does not fall below what is being served.
    const double ServedFloor = 0.9;

    // What was served over less than this says nothing of what is usual.
    const double UsualSpan = 5;

    RateMeter _sent;
    RateMeter _served;
    RateMeter _usual;
    double _refusedShare;
    double _since;
    double _aged;
    double _lastRefusal;
    double _recoveringSince;
    int _refusals;
    int _servedInARow;
    bool _wasOverloaded;

    internal PacePhase Phase { get; private set; }

    /// <summary>The rate now; infinite while nothing is refused.</summary>
    internal double PerSecond { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether far more is refused than the search for the limit explains.</summary>
    internal bool IsOverloaded => Phase != PacePhase.Free && _refusedShare > OverloadShare;

    // Two thirds of a second, and eight answers: short, so that the cut after a collapse finds the new level.
    double Served => _served.PerSecond(0.5);

    double Usual => _usual.PerSecond(UsualSpan);

    internal void Sent(double now) => _sent.Add(now, 1, horizon: 1);

    /// <summary>An answer came that did not ask to slow down.</summary>
    internal void Accepted(double now)
    {
        Measure(now, served: true, refused: false);
        Grow(now);
    }

    /// <summary>The store asked to slow down.</summary>
    /// <param name="now">The time.</param>
    /// <param name="sentAt">When the request went out.</param>
    /// <param name="served">Whether it was carried out all the same, only later.</param>
    internal void Refused(double now, double sentAt, bool served)
    {
        Measure(now, served, refused: true);
        if (Phase == PacePhase.Free)
        {
            BeginSearch(now);
            return;
        }

        Age(now);
        _lastRefusal = now;

        // What went out before there was a pace says nothing of the pace.
        if (sentAt >= _since)
        {
            Shrink(now);
        }
    }

    /// <summary>Lets time pass.</summary>
    internal void Age(double now)
    {
        var elapsed = Math.Max(0, now - _aged);
        _aged = now;
        switch (Phase)
        {
            case PacePhase.Searching:
                PerSecond *= Math.Pow(2, elapsed);
                break;
            case PacePhase.Recovering:
                // By time as well, for a client that sends once in seconds would have to wait for its next answer.
                PerSecond = Math.Max(PerSecond, Math.Min(RecoveredShare * Usual, PerSecond * Math.Pow(2, elapsed / RecoveryDoubling)));
                break;
            default:
                break;
        }

        if (Phase != PacePhase.Free && now - _lastRefusal > MemorySeconds)
        {
            Phase = PacePhase.Free;
            PerSecond = double.PositiveInfinity;
        }
    }

    void BeginSearch(double now)
    {
        _sent.Age(now, horizon: 1);
        Phase = PacePhase.Searching;
        PerSecond = Math.Max(SearchStart, Math.Max(_sent.PerSecond(1) / 2, ServedFloor * Served));
        _since = _aged = _lastRefusal = now;
        _refusals = _servedInARow = 0;
        _wasOverloaded = false;
    }

    void Measure(double now, bool served, bool refused)
    {
        _refusedShare += ((refused ? 1 : 0) - _refusedShare) / 8;
        _served.Add(now, served ? 1 : 0, horizon: Math.Max(0.5, 8 / PerSecond));
        if (Phase is PacePhase.Free or PacePhase.Steady && !IsOverloaded)
        {
            _usual.Add(now, served ? 1 : 0, horizon: Math.Max(30, 50 / PerSecond));
        }
        else
        {
            _usual.Skip(now);
        }
    }
}
