using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>What ours with Throttling set out to reach.</summary>
static class ThrottlingAims
{
    static readonly TimeSpan MaxRecovery = TimeSpan.FromSeconds(2);

    /// <param name="judged">The runs of <see cref="AllScenarios.Judged"/>, of ours with Throttling alone.</param>
    /// <param name="all">The runs of the other tables.</param>
    internal static IEnumerable<Aim> Of(IReadOnlyList<Summary> judged, IReadOnlyList<Summary> all)
    {
        var ours = judged.ToDictionary(summary => summary.Scenario.Id, summary => summary.Runs);
        return
        [
            .. Crowd(ours[AllScenarios.CrowdOne], "as one client, 2 min"),
            .. Crowd(ours[AllScenarios.CrowdMany], "as 64 clients, 2 min"),
            .. Crowd(ours[AllScenarios.CrowdManyLong], "as 64 clients, 5 min"),
            Recovery(ours[AllScenarios.BrownOutOne], "64 workers as one client"),
            Recovery(ours[AllScenarios.BrownOutMany], "64 workers as 64 clients"),
            Recovery(ours[AllScenarios.BrownOutOpen], "0.8 of the limit arrives"),
            AtRandom(all.Single(summary => summary.Policy.Id == AllPolicies.ThrottlingId && summary.Scenario.Id == AllScenarios.Random)),
        ];
    }

    static IEnumerable<Aim> Crowd(IReadOnlyList<RunResult> runs, string how) =>
    [
        Aim.AtLeast($"64 workers {how}: goodput", 0.95, runs.Select(run => run.Goodput)),
        Aim.AtMost($"64 workers {how}: sends per success", 1.10, runs.Select(run => run.SendsPerSuccess)),
        Aim.None($"64 workers {how}: failed operations", runs.Select(run => (double)run.Tally.Failed)),
        Aim.AtLeast($"64 workers {how}: Jain", 0.95, runs.Select(run => run.Jain)),
    ];

    static Aim Recovery(IReadOnlyList<RunResult> runs, string how) =>
        Aim.Within($"brown-out, {how}: back to 0.95 of goodput", MaxRecovery, runs.Select(run => run.Recovery()));

    static Aim AtRandom(Summary summary)
    {
        var (failed, reached) = (Failures.Text(summary), summary.FailedShare < 1e-6);
        return new(
            $"1 % at random: failed operations (p99 is {Figures.Seconds(summary.P99)})", "under 1 in 10⁶", failed, failed,
            reached ? "1 of 1" : "0 of 1", reached ? null : Figures.Share(summary.FailedShare - 1e-6));
    }
}
