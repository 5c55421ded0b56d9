using Storage.Http.Benchmarks.Storm.Report;

namespace Storage.Http.Tests.Storm;

/// <summary>What falls short is said, by how much, and how often.</summary>
public sealed class AimTests
{
    [Fact]
    public void An_aim_from_below_is_judged_by_the_lowest_run() =>
        Assert.Equal(new("goodput", "at least 0.95", "0.970", "0.900", "2 of 3", "0.050"), Aim.AtLeast("goodput", 0.95, [0.9, 1.0, 0.97]));

    [Fact]
    public void An_aim_from_above_is_judged_by_the_highest_run() =>
        Assert.Equal(new("sends", "at most 1.10", "1.050", "1.100", "3 of 3", null), Aim.AtMost("sends", 1.1, [1.1, 1.0, 1.05]));

    [Fact]
    public void A_run_that_never_recovers_is_the_worst() =>
        Assert.Equal(
            new("back", "within 2.0 s", "1.0 s", "more than the run", "1 of 2", "more than the run"),
            Aim.Within("back", TimeSpan.FromSeconds(2), [null, TimeSpan.FromSeconds(1)]));

    [Fact]
    public void Of_what_should_not_be_one_is_too_many() =>
        Assert.Equal(new("failed", "0", "0", "1", "2 of 3", "1"), Aim.None("failed", [0, 1, 0]));
}
