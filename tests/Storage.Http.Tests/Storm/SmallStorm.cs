using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Tests.Storm;

/// <summary>All scenarios and policies in a sixtieth of the time.</summary>
static class SmallStorm
{
    internal const ulong Seed = 7;
    internal const int Times = 60;

    static readonly Lazy<IReadOnlyList<Summary>> Once = new(Run);

    internal static IReadOnlyList<Summary> Summaries => Once.Value;

    internal static IReadOnlyList<Summary> Run() =>
        StormRuns.Run([.. AllScenarios.List.Concat(AllScenarios.Variations).Select(scenario => scenario.Shortened(Times))], AllPolicies.List, Seed);

    internal static IReadOnlyList<Summary> Judge() => StormRuns.Run([.. AllScenarios.Judged.Select(scenario => scenario.Shortened(Times) with { Runs = 2 })], [Policy(AllPolicies.ThrottlingId)], Seed);

    internal static Policy Policy(string id) => AllPolicies.List.Single(policy => policy.Id == id);

    internal static Scenario Scenario(string id) => AllScenarios.List.Single(scenario => scenario.Id == id);
}
