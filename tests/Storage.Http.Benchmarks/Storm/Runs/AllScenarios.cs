using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>The situations, in the order of the page.</summary>
static class AllScenarios
{
    // As long as it takes 64 clients that share nothing to settle near to each other.
    static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);
    static readonly StoreModel Limited = new();
    static readonly StoreModel Browned = new() { BrownOut = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(80), 0.1) };
    static readonly StoreModel Unsteady = new() { Limit = null, RandomRefusals = 0.01 };

    internal static IReadOnlyList<Scenario> List { get; } =
    [
        new("A-one", "64 workers at ten times the limit, one client", Load.Closed(1), Limited, FiveMinutes),
        new("A-many", "64 workers at ten times the limit, 64 clients that share nothing", Load.Closed(64), Limited, FiveMinutes),
        new("C-0.8", "0.8 of the limit arrives, one client", Load.Open(1, 80), Limited, TwoMinutes),
        new("C-1.5", "1.5 times the limit arrives, one client", Load.Open(1, 150), Limited, TwoMinutes),
        new("C-4", "Four times the limit arrives, one client", Load.Open(1, 400), Limited, TwoMinutes),
        new("C-0.8-many", "0.8 of the limit arrives, at 64 clients", Load.Open(64, 80), Limited, TwoMinutes),
        new("C-1.5-many", "1.5 times the limit arrives, at 64 clients", Load.Open(64, 150), Limited, TwoMinutes),
        new("C-4-many", "Four times the limit arrives, at 64 clients", Load.Open(64, 400), Limited, TwoMinutes),
        new("D-one", "Brown-out to 10 % for 20 s under 64 workers, one client", Load.Closed(1), Browned, TimeSpan.FromSeconds(140)),
        new("D-many", "Brown-out to 10 % for 20 s under 64 workers, 64 clients", Load.Closed(64), Browned, TimeSpan.FromSeconds(140)),
        new("D-open", "Brown-out to 10 % for 20 s while 0.8 of the limit arrives, one client", Load.Open(1, 80), Browned, TimeSpan.FromSeconds(140)),
        new("E", "SlowDown at random, 1 %, no limit, 64 workers, one client", Load.Closed(1), Unsteady, TimeSpan.FromDays(30), MaxOperations: 3_000_000),
    ];
}
