namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>What is counted while a run goes on.</summary>
sealed class Tally(int parties)
{
    /// <summary>The steps of the courses over time.</summary>
    internal static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    readonly List<int> _sendsByStep = [];
    readonly List<int> _successesByStep = [];

    internal long Sends { get; private set; }

    internal long Served { get; private set; }

    /// <summary>Good answers that have left the store.</summary>
    internal long GoodAnswers { get; private set; }

    /// <summary>Refusals that have left the store.</summary>
    internal long Refusals { get; private set; }

    /// <summary>Requests that the store works on.</summary>
    internal long InFlight { get; private set; }

    internal long Begun { get; private set; }

    internal long Failed { get; private set; }

    internal List<float> Completions { get; } = [];

    internal long Succeeded => Completions.Count;

    internal long Unfinished => Begun - Ended;

    internal long Ended => Succeeded + Failed;

    /// <summary>Successes of each client, or of each worker where there is one client.</summary>
    internal long[] ByParty { get; } = new long[parties];

    internal IReadOnlyList<int> SendsByStep => _sendsByStep;

    internal IReadOnlyList<int> SuccessesByStep => _successesByStep;

    internal void Sent(TimeSpan now, bool served)
    {
        Sends++;
        InFlight++;
        Served += served ? 1 : 0;
        Count(_sendsByStep, now);
    }

    internal void Answer(bool served)
    {
        GoodAnswers += served ? 1 : 0;
        Refusals += served ? 0 : 1;
        InFlight--;
    }

    internal void Begin() => Begun++;

    internal void Fail() => Failed++;

    internal void Succeed(TimeSpan now, TimeSpan took, int party)
    {
        Completions.Add((float)took.TotalSeconds);
        ByParty[party]++;
        Count(_successesByStep, now);
    }

    static void Count(List<int> course, TimeSpan now)
    {
        var step = (int)(now.Ticks / Step.Ticks);
        while (course.Count <= step)
        {
            course.Add(0);
        }

        course[step]++;
    }
}
