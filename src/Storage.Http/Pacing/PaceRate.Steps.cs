namespace Storage.Http.Pacing;

sealed partial class PaceRate
{
    // How long refusals and the usual level are remembered.
    const double MemorySeconds = 60;

    // The share of the usual level at which a collapse begins, and the one at which it is over: a little above, for others still wait out their last refusals.
    const double CollapsedShare = 0.5;
    const double RecoveredShare = 1.15;
    const double RecoveryDoubling = 1;

    void Grow(double now)
    {
        if (Phase == PacePhase.Free)
        {
            return;
        }

        Age(now);
        if (Phase is PacePhase.Free or PacePhase.Searching)
        {
            return;
        }

        _servedInARow++;
        if (_wasOverloaded && !IsOverloaded && _usual.Seconds < UsualSpan)
        {
            // The overload is over, and no level is known to go back to.
            _wasOverloaded = false;
            Phase = PacePhase.Searching;
        }
        else if (Phase == PacePhase.Recovering)
        {
            Recover(now);
        }
        else if (PerSecond <= (2 * Served) + 2)
        {
            // Not further above what is asked for: that would be unproven. The longer nothing is refused, the larger the steps.
            var target = TargetShare(PerSecond);
            var haste = Math.Max(1, _servedInARow * target / 3);
            PerSecond *= 1 + Math.Min(0.1, haste * Step * target / (1 - target));
        }
    }

    void Recover(double now)
    {
        var usual = Usual;
        if (PerSecond >= RecoveredShare * usual)
        {
            Phase = PacePhase.Steady;
        }
        else if (now - _recoveringSince > MemorySeconds)
        {
            Phase = PacePhase.Steady;
            _usual = default;
        }
        else
        {
            // A quarter of the sends may be refused far below the usual level; nearer to it, fewer.
            var target = Math.Max(TargetShare(PerSecond), 0.25 * Math.Min(1, 3 * (1 - (PerSecond / usual))));
            PerSecond *= 1 + (RecoveryStep * target / (1 - target));
        }
    }

    void Shrink(double now)
    {
        _refusals++;
        _servedInARow = 0;
        if (Phase == PacePhase.Searching)
        {
            Phase = PacePhase.Steady;
        }

        var step = Phase == PacePhase.Recovering ? RecoveryStep : Step;
        if (IsOverloaded)
        {
            _wasOverloaded = true;
            step = OverloadStep;
            _refusals = Math.Min(_refusals, 10);
        }

        PerSecond = Math.Max(Slowest, Math.Min(PerSecond, Math.Max(PerSecond * (1 - step), ServedFloor * Served)));
        if (Phase == PacePhase.Steady && PerSecond < CollapsedShare * Usual)
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
