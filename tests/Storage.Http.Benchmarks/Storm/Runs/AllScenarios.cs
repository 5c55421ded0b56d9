using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>The situations, in the order of the page.</summary>
static class AllScenarios
{
    internal const string CrowdOne = "A-one";
    internal const string CrowdMany = "A-many";
    internal const string CrowdManyLong = "V-five-minutes-many";
    internal const string BrownOutOne = "D-one";
    internal const string BrownOutMany = "D-many";
    internal const string BrownOutOpen = "D-open";
    internal const string Random = "E";

    static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);
    static readonly TimeSpan BrownOutTime = TimeSpan.FromSeconds(140);
    static readonly StoreModel Limited = new();
    static readonly StoreModel Browned = new() { BrownOut = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(80), 0.1) };
    static readonly StoreModel Unsteady = new() { Limit = null, RandomRefusals = 0.01 };
    static readonly StoreModel SmallBurst = new() { Burst = 10 };
    static readonly StoreModel LargeBurst = new() { Burst = 100 };
    static readonly StoreModel SlowRefusals = new() { RefusalTime = Limited.ServiceTime };

    internal static IReadOnlyList<Scenario> List { get; } =
    [
        new(CrowdOne, "64 workers at ten times the limit, one client", Load.Closed(1), Limited, TwoMinutes, 3),
        new(CrowdMany, "64 workers at ten times the limit, 64 clients that share nothing", Load.Closed(64), Limited, TwoMinutes, 3),
        new("C-0.8", "0.8 of the limit arrives, one client", Load.Open(1, 80), Limited, TwoMinutes, 3),
        new("C-1.5", "1.5 times the limit arrives, one client", Load.Open(1, 150), Limited, TwoMinutes, 3),
        new("C-4", "Four times the limit arrives, one client", Load.Open(1, 400), Limited, TwoMinutes, 3),
        new("C-0.8-many", "0.8 of the limit arrives, 64 clients", Load.Open(64, 80), Limited, TwoMinutes, 3),
        new("C-1.5-many", "1.5 times the limit arrives, 64 clients", Load.Open(64, 150), Limited, TwoMinutes, 3),
        new("C-4-many", "Four times the limit arrives, 64 clients", Load.Open(64, 400), Limited, TwoMinutes, 3),
        new(BrownOutOne, "20 s at a tenth of the limit, 64 workers, one client", Load.Closed(1), Browned, BrownOutTime, 5),
        new(BrownOutMany, "20 s at a tenth of the limit, 64 workers, 64 clients", Load.Closed(64), Browned, BrownOutTime, 5),
        new(BrownOutOpen, "20 s at a tenth of the limit while 0.8 of the limit arrives, one client", Load.Open(1, 80), Browned, BrownOutTime, 5),
        new(Random, "1 % of all requests refused at random, no limit, 64 workers, one client", Load.Closed(1), Unsteady, TimeSpan.FromDays(30), 1) { MaxOperations = 3_000_000 },
    ];

    /// <summary>The crowd again, with other values for what no store documents.</summary>
    internal static IReadOnlyList<Scenario> Variations { get; } =
    [
        new(CrowdManyLong, "five minutes, 64 clients", Load.Closed(64), Limited, TimeSpan.FromMinutes(5), 3),
        new("V-burst-10-one", "burst of 10, one client", Load.Closed(1), SmallBurst, TwoMinutes, 1),
        new("V-burst-10-many", "burst of 10, 64 clients", Load.Closed(64), SmallBurst, TwoMinutes, 1),
        new("V-burst-100-one", "burst of 100, one client", Load.Closed(1), LargeBurst, TwoMinutes, 1),
        new("V-burst-100-many", "burst of 100, 64 clients", Load.Closed(64), LargeBurst, TwoMinutes, 1),
        new("V-slow-refusal-one", "refusals take as long as service, one client", Load.Closed(1), SlowRefusals, TwoMinutes, 1),
        new("V-slow-refusal-many", "refusals take as long as service, 64 clients", Load.Closed(64), SlowRefusals, TwoMinutes, 1),
    ];

    /// <summary>Those that the aims are judged by: in many runs, for a few are luck.</summary>
    internal static IReadOnlyList<Scenario> Judged { get; } =
    [
        .. List.Concat(Variations).Where(scenario => scenario.Id is CrowdOne or CrowdMany or CrowdManyLong or BrownOutOne or BrownOutMany or BrownOutOpen)
            .Select(scenario => scenario with { Runs = 50 }),
    ];
}
