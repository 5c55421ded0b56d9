using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>What ours with Throttling set out to reach, judged by the worst of the runs.</summary>
static class ThrottlingAims
{
    static readonly TimeSpan MaxRecovery = TimeSpan.FromSeconds(2);

    internal static IEnumerable<Aim> Of(IReadOnlyList<Summary> all)
    {
        var ours = all.Where(summary => summary.Policy.Id == AllPolicies.ThrottlingId).ToDictionary(summary => summary.Scenario.Id);
        if (ours.Count == 0)
        {
            return [];
        }

        return
        [
            .. Crowd(ours[AllScenarios.CrowdOne], "as one client, 2 min"),
            .. Crowd(ours[AllScenarios.CrowdMany], "as 64 clients, 2 min"),
            .. Crowd(ours[AllScenarios.CrowdManyLong], "as 64 clients, 5 min"),
            Recovery(ours[AllScenarios.BrownOutOne], "64 workers as one client"),
            Recovery(ours[AllScenarios.BrownOutMany], "64 workers as 64 clients"),
            Recovery(ours[AllScenarios.BrownOutOpen], "0.8 of the limit arrives"),
            .. AtRandom(ours[AllScenarios.Random]),
        ];
    }

    static IEnumerable<Aim> Crowd(Summary summary, string how) =>
    [
        Aim.AtLeast($"64 workers {how}: goodput", 0.95, summary.Runs.Min(run => run.Goodput)),
        Aim.AtMost($"64 workers {how}: sends per success", 1.10, summary.Runs.Max(run => run.SendsPerSuccess)),
        new($"64 workers {how}: failed operations", "0", Figures.Failed(summary), summary.Failed == 0 ? null : Figures.Text($"{summary.Failed}")),
        Aim.AtLeast($"64 workers {how}: Jain", 0.95, summary.Jain ?? 0),
    ];

    static Aim Recovery(Summary summary, string how)
    {
        var worst = summary.Recoveries[^1];
        return new(
            $"brown-out, {how}: back to 0.95 of goodput", $"within {Figures.Seconds(MaxRecovery)}", Figures.Seconds(worst),
            worst <= MaxRecovery ? null : worst is { } late ? Figures.Seconds(late - MaxRecovery) : "not in the time of the run");
    }

    static IEnumerable<Aim> AtRandom(Summary summary) =>
    [
        new("1 % at random: failed operations", "under 1 in 10⁶", Figures.Failed(summary), summary.FailedShare < 1e-6 ? null : Figures.Share(summary.FailedShare - 1e-6)),
        new("1 % at random: p99", "stated", Figures.Seconds(summary.P99), null),
    ];
}
