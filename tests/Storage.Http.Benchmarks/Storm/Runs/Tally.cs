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

    internal long Refused => Sends - Served;

    internal long Begun { get; private set; }

    internal long Failed { get; private set; }

    internal List<float> Completions { get; } = [];

    internal long Succeeded => Completions.Count;

    internal long Ended => Succeeded + Failed;

    /// <summary>Successes of each client, or of each worker where there is one client.</summary>
    internal long[] ByParty { get; } = new long[parties];

    internal IReadOnlyList<int> SendsByStep => _sendsByStep;

    internal IReadOnlyList<int> SuccessesByStep => _successesByStep;

    internal void Sent(TimeSpan now, bool served)
    {
        Sends++;
        Served += served ? 1 : 0;
        Count(_sendsByStep, now);
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
