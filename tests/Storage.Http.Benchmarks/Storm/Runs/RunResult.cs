namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>What came of one run.</summary>
sealed record RunResult(Scenario Scenario, ulong Seed, TimeSpan Duration, Tally Tally)
{
    // What 64 workers would do against a store that refuses nothing, where there is no limit to compare with.
    const double Unlimited = 1000;

    /// <summary>Successes per second as a share of the limit.</summary>
    internal double Goodput => Tally.Succeeded / Duration.TotalSeconds / Reference;

    internal double SendsPerSuccess => (double)Tally.Sends / Tally.Succeeded;

    /// <summary>Jain's index of the successes: 1 when all parties had the same number, 1/n when one had them all.</summary>
    internal double Jain
    {
        get
        {
            var shares = Tally.ByParty;
            var (sum, squares) = (shares.Sum(share => (double)share), shares.Sum(share => (double)share * share));
            return squares == 0 ? 0 : sum * sum / (shares.Length * squares);
        }
    }

    internal double Reference => Scenario.Store.Limit ?? Unlimited;

    /// <summary>Goodput between two moments.</summary>
    internal double GoodputBetween(TimeSpan from, TimeSpan to) => Rate(from, to) / Reference;

    /// <summary>
    /// From the end of the brown-out until goodput is back at 0.95 of what it was in the half of the time before it that lies nearer: the first moment from which on both the next second and
    /// the next two hold that. Null when it never is.
    /// </summary>
    internal TimeSpan? Recovery()
    {
        if (Scenario.Store.BrownOut is not { } brownOut)
        {
            return null;
        }

        var wanted = 0.95 * Rate(brownOut.Start / 2, brownOut.Start);
        for (var at = brownOut.End; at + TimeSpan.FromSeconds(2) <= Duration; at += Tally.Step)
        {
            if (Rate(at, at + TimeSpan.FromSeconds(1)) >= wanted && Rate(at, at + TimeSpan.FromSeconds(2)) >= wanted)
            {
                return at - brownOut.End;
            }
        }

        return null;
    }

    double Rate(TimeSpan from, TimeSpan to)
    {
        var course = Tally.SuccessesByStep;
        var (first, end) = ((int)(from.Ticks / Tally.Step.Ticks), (int)(to.Ticks / Tally.Step.Ticks));
        var sum = 0L;
        for (var i = first; i < Math.Min(end, course.Count); i++)
        {
            sum += course[i];
        }

        return sum / (to - from).TotalSeconds;
    }
}
