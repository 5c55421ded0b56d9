namespace Storage.Http.Pacing;

/// <summary>
/// How many requests per second to send to one store, learned from its answers. Additive increase, multiplicative decrease, about the rate at which a small
/// share of requests is refused: below it capacity lies idle, and that share tells where it is. Not thread-safe; all times are seconds and never run backwards.
/// </summary>
sealed partial class PaceRate
{
    /// <summary>However much is refused, so often it is tried.</summary>
    internal const double Slowest = 0.2;

    // How long refusals and the usual level are remembered.
    const double MemorySeconds = 60;

    // Where the search begins when nothing was measured yet.
    const double SearchStart = 0.5;
    const double SearchDoubling = 1;

    // As far as time alone brings it back where no usual level is known.
    const double UnknownLevel = 1;
    const double RecoveryDoubling = 1;

    // Of the last eight answers or so; a share that no probing for the limit causes.
    const double OverloadShare = 0.35;

    // What was served over less than this says nothing of what is usual.
    const double UsualSpan = 5;

    RateMeter _sent;
    RateMeter _served;
    RateMeter _usual;
    double _refusedShare;
    double _mostServed;
    double _found;
    double _since;
    double _aged;
    double _lastRefusal;
    double _recoveringSince;
    int _refusals;
    int _servedInARow;

    internal PacePhase Phase { get; private set; }

    /// <summary>The rate now; infinite while nothing is refused.</summary>
    internal double PerSecond { get; private set; } = double.PositiveInfinity;

    /// <summary>Until when nothing is sent at all.</summary>
    internal double HeldUntil { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether far more is refused than the search for the limit explains.</summary>
    internal bool IsOverloaded => Phase != PacePhase.Free && _refusedShare > OverloadShare;

    // Two thirds of a second, and eight answers: short, so that the cut after a collapse finds the new level.
    double Served => _served.PerSecond(0.5);

    double Usual => _usual.PerSecond(UsualSpan);

    bool IsUsualKnown => _usual.Seconds >= UsualSpan;

    // Where a recovery ends.
    double RecoveredLevel => IsUsualKnown ? RecoveredShare * Usual : UnknownLevel;

    internal void Sent(double now) => _sent.Add(now, 1, horizon: 1);

    /// <summary>An answer came that did not ask to slow down.</summary>
    internal void Accepted(double now)
    {
        Age(now);
        Measure(now, served: true, refused: false);
        Grow(now);
    }

    /// <summary>The store asked to slow down.</summary>
    /// <param name="now">The time.</param>
    /// <param name="sentAt">When the request went out.</param>
    /// <param name="served">Whether it was carried out all the same, only later.</param>
    internal void Refused(double now, double sentAt, bool served)
    {
        Age(now);
        Measure(now, served, refused: true);
        _lastRefusal = now;
        if (Phase == PacePhase.Free)
        {
            BeginSearch(now);
        }
        else if (sentAt > _since)
        {
            // What went out before there was a pace says nothing of the pace.
            Shrink(now, served);
        }
    }

    /// <summary>Nothing is to be sent until then. That time proves nothing: the rate does not grow in it, and no refusal is forgotten.</summary>
    internal void Hold(double until) => HeldUntil = Math.Max(HeldUntil, until);

    /// <summary>Lets time pass.</summary>
    /// <returns>How many requests the rate allowed in that time.</returns>
    internal double Age(double now)
    {
        var elapsed = Math.Max(0, now - Math.Max(_aged, HeldUntil));
        _aged = now;
        if (Phase == PacePhase.Free)
        {
            return 0;
        }

        if (now - Math.Max(_lastRefusal, HeldUntil) > MemorySeconds)
        {
            Phase = PacePhase.Free;
            PerSecond = double.PositiveInfinity;
            _refusedShare = 0;
            return 0;
        }

        var before = PerSecond;
        PerSecond = Phase switch
        {
            PacePhase.Searching => before * Math.Pow(2, elapsed / SearchDoubling),

            // By time as well, for a client that sends once in seconds would have to wait for its next answer.
            PacePhase.Recovering => Math.Max(before, Math.Min(RecoveredLevel, before * Math.Pow(2, elapsed / RecoveryDoubling))),
            _ => before,
        };
        return elapsed * (PerSecond > before ? (PerSecond - before) / Math.Log(PerSecond / before) : before);
    }

    /// <summary>How long so many requests take, if nothing is refused meanwhile.</summary>
    internal double SecondsFor(double sends) => sends <= 0 ? 0 : Phase switch
    {
        PacePhase.Free => 0,
        PacePhase.Searching => SecondsFor(sends, SearchDoubling),
        PacePhase.Recovering => Math.Max(SecondsFor(sends, RecoveryDoubling), sends / Math.Max(PerSecond, RecoveredLevel)),
        _ => sends / PerSecond,
    };

    double SecondsFor(double sends, double doubling) => doubling * Math.Log2(1 + (sends * Math.Log(2) / (doubling * PerSecond)));
}
