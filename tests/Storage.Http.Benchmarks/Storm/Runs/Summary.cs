using Storage.Http.Benchmarks.Storm.Policies;

namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>What one policy did in one scenario, over all its runs.</summary>
sealed class Summary
{
    internal Summary(Scenario scenario, Policy policy, IReadOnlyList<RunResult> runs)
    {
        Scenario = scenario;
        Policy = policy;
        Runs = runs;
        Goodput = runs.Average(run => run.Goodput);
        Sends = runs.Sum(run => run.Tally.Sends);
        Succeeded = runs.Sum(run => run.Tally.Succeeded);
        Failed = runs.Sum(run => run.Tally.Failed);
        Unfinished = runs.Sum(run => run.Tally.Unfinished);
        Jain = runs[0].Tally.ByParty.Length > 1 ? runs.Min(run => run.Jain) : null;
        Recoveries = [.. runs.Select(run => run.Recovery()).OrderBy(time => time ?? TimeSpan.MaxValue)];
        float[] completions = [.. runs.SelectMany(run => run.Tally.Completions)];
        Array.Sort(completions);
        (Median, P99, P999) = (Percentile(completions, 0.5), Percentile(completions, 0.99), Percentile(completions, 0.999));
    }

    internal Scenario Scenario { get; }

    internal Policy Policy { get; }

    internal bool IsVariation => AllScenarios.Variations.Any(scenario => scenario.Id == Scenario.Id);

    internal IReadOnlyList<RunResult> Runs { get; }

    internal double Goodput { get; }

    internal long Sends { get; }

    internal long Succeeded { get; }

    internal long Failed { get; }

    /// <summary>Operations that were under way when the runs ended.</summary>
    internal long Unfinished { get; }

    internal double SendsPerSuccess => (double)Sends / Succeeded;

    internal double FailedShare => (double)Failed / (Succeeded + Failed);

    /// <summary>Jain's index of the least fair run; null where only one party sends.</summary>
    internal double? Jain { get; }

    /// <summary>Seconds to recover, the shortest first; null for a run that did not.</summary>
    internal IReadOnlyList<TimeSpan?> Recoveries { get; }

    /// <summary>The time that half of the successful operations took, retries and waits included.</summary>
    internal TimeSpan Median { get; }

    internal TimeSpan P99 { get; }

    internal TimeSpan P999 { get; }

    static TimeSpan Percentile(float[] sorted, double share) =>
        sorted.Length == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(sorted[(int)Math.Ceiling(share * sorted.Length) - 1]);
}
