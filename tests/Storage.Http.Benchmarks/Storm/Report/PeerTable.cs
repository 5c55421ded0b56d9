using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>
/// Ours by default should need no more sends per success than any peer that retries at least twice and has the same or better goodput, and should fail less
/// often than no retries do.
/// </summary>
static class PeerTable
{
    // Half a percent is what other seeds would change.
    const double Luck = 0.005;

    internal const string Explanation =
        "To reach: no more sends per success than any peer that retries at least twice and has the same or better goodput; and a smaller share of failed operations\n"
        + "than without retries. The three are the peers that only retry: constant, Polly exponential, AWS standard. The five are these and the two that do more: a\n"
        + "circuit breaker, a rate of their own. Goodput that differs by less than 0.005 counts as the same; what ours sends more by less\n"
        + "than 0.5 % is not bold.";

    internal static string Write(IReadOnlyList<Summary> all) => TextTable.Write(
        ["scenario", "ours", "least of the three", "short by", "least of the five", "short by", "failed: no retries", "failed: ours"],
        all.GroupBy(summary => summary.Scenario).Select(group => Row([.. group])));

    static string[] Row(IReadOnlyList<Summary> summaries)
    {
        var ours = summaries.Single(summary => summary.Policy.Id == AllPolicies.OursId);
        var none = summaries.Single(summary => summary.Policy.Id == AllPolicies.NoneId);
        var peers = summaries.Where(summary => summary.Policy is { Kind: PolicyKind.Retry or PolicyKind.RetryAndMore, Retries: >= 2 } && summary.Goodput >= ours.Goodput - Luck).OrderBy(summary => summary.SendsPerSuccess).ToList();
        return
        [
            ours.Scenario.Id,
            Figures.Text($"{ours.SendsPerSuccess:0.000}"),
            .. Compare(ours, peers.Find(peer => peer.Policy.Kind == PolicyKind.Retry)),
            .. Compare(ours, peers.FirstOrDefault()),
            Figures.Text($"{none.FailedShare * 100:0.00} %"),
            Figures.Text($"{(ours.FailedShare < none.FailedShare || none.Failed == 0 ? "" : "**more:** ")}{ours.FailedShare * 100:0.00} %"),
        ];
    }

    static string[] Compare(Summary ours, Summary? peer) => peer is null
        ? ["none has the goodput", "-"]
        : [Figures.Text($"{peer.SendsPerSuccess:0.000} {peer.Policy.Name}"), ShortBy(ours.SendsPerSuccess - peer.SendsPerSuccess, Luck * peer.SendsPerSuccess)];

    static string ShortBy(double more, double luck) => more < 0.0005 ? "-" : more <= luck ? Figures.Text($"{more:0.000}") : Figures.Text($"**{more:0.000}**");
}
