namespace Storage.Http.Pacing;

sealed partial class PaceRate
{
    // The share of the usual level at which a collapse begins, and the one at which it is over: a little above, for others still wait out their last refusals.
    const double CollapsedShare = 0.5;
    const double RecoveredShare = 1.15;

    const double OverloadStep = 0.3;
    const double RecoveryStep = 0.15;

    // After a cut the rate does not lie below what is being served.
    const double ServedFloor = 0.9;

    // A store that serves slowly brakes by itself; below this share of what it served the rate does not help it.
    const double SlowedFloor = 0.5;

    void BeginSearch(double now)
    {
        _sent.Age(now, horizon: 1);
        Phase = PacePhase.Searching;
        PerSecond = Math.Max(SearchStart, Math.Max(_sent.PerSecond(1) / 2, ServedFloor * Served));
        _mostServed = Served;
        _since = now;
        _refusals = _servedInARow = 0;
    }

    void Measure(double now, bool served, bool refused)
    {
        _refusedShare += ((refused ? 1 : 0) - _refusedShare) / 8;
        _served.Add(now, served ? 1 : 0, horizon: Math.Max(0.5, 8 / PerSecond));
        _mostServed = Math.Max(_mostServed, Served);
        if (Phase is PacePhase.Free or PacePhase.Steady && !IsOverloaded)
        {
            _usual.Add(now, served ? 1 : 0, horizon: Math.Max(30, 50 / PerSecond));
        }
        else
        {
            _usual.Skip(now);
        }
    }

    void Grow(double now)
    {
        _servedInARow++;
        if (Phase == PacePhase.Recovering)
        {
            Recover(now);
        }
        else if (Phase == PacePhase.Steady && PerSecond <= (2 * Served) + 2)
        {
            // Not further above what is asked for: that would be unproven. The longer nothing is refused, the larger the steps.
            var target = TargetShare(PerSecond);
            var haste = Math.Max(1, _servedInARow * target / 3);
            PerSecond *= 1 + Math.Min(0.1, haste * Step * target / (1 - target));
        }
    }

    void Recover(double now)
    {
        if (now - _recoveringSince > MemorySeconds)
        {
            // It does not come back to what was usual.
            _usual = default;
        }

        if (IsUsualKnown ? PerSecond >= RecoveredLevel : !IsOverloaded)
        {
            Phase = IsUsualKnown ? PacePhase.Steady : PacePhase.Searching;
        }
        else
        {
            // A quarter of the sends may be refused far below the usual level; nearer to it, fewer.
            var target = IsUsualKnown ? Math.Max(TargetShare(PerSecond), 0.25 * Math.Min(1, 3 * (1 - (PerSecond / Usual)))) : 0.25;
            PerSecond *= 1 + (RecoveryStep * target / (1 - target));
        }
    }

    void Shrink(double now, bool served)
    {
        _refusals++;
        _servedInARow = 0;
        if (Phase == PacePhase.Searching)
        {
            // While little was sent the search went on unproven.
            _sent.Age(now, horizon: 1);
            PerSecond = _found = Math.Min(PerSecond, Math.Max(SearchStart, 3 * _sent.PerSecond(1)));
            Phase = PacePhase.Steady;
        }

        var step = Phase == PacePhase.Recovering ? RecoveryStep : Step;
        if (IsOverloaded)
        {
            step = OverloadStep;
            _refusals = Math.Min(_refusals, 10);
        }

        var floor = Math.Max(served ? SlowedFloor * _mostServed : Slowest, ServedFloor * Served);
        PerSecond = Math.Max(Slowest, Math.Min(PerSecond, Math.Max(PerSecond * (1 - step), floor)));
        if (Phase == PacePhase.Steady && (IsUsualKnown || IsOverloaded) && PerSecond < CollapsedShare * (IsUsualKnown ? Usual : _found))
        {
            Phase = PacePhase.Recovering;
            _recoveringSince = now;
        }
    }

    // Large at first, smaller with every refusal: many clients that share a limit but nothing else settle near to each other.
    double Step => Math.Max(0.03, 0.3 / (1 + (_refusals / 10.0)));

    // The share of refusals at which the rate stands still. It falls with the rate, so that of clients that meet the same refusals the slower ones gain;
    // not below 2 %, so that a store that refuses 1 % at random slows nobody down.
    static double TargetShare(double perSecond) => Math.Clamp(0.03 * Math.Pow(3 / perSecond, perSecond < 3 ? 1.5 : 0.3), 0.02, 0.15);
}
