using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Runs;
using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Tests.Storm;

/// <summary>Where a pencil can foretell what comes out, it does.</summary>
public sealed class TheoryTests
{
    const double PauseSeconds = 0.001;

    static readonly StoreModel Store = new() { Burst = 5 };
    static readonly double Served = Store.ServiceTime.TotalSeconds;
    static readonly double Refused = Store.RefusalTime.TotalSeconds;

    [Fact]
    public void Without_retries_the_workers_that_are_not_served_go_round_in_refusals()
    {
        var none = Closed(AllPolicies.NoneId);

        // 64 workers = served per second x its time + refused per second x its time.
        var refusals = (64 - (StoreModel.DefaultLimit * (Served + PauseSeconds))) / (Refused + PauseSeconds);
        Near(1, none.Goodput, 0.02);
        Near((StoreModel.DefaultLimit + refusals) / StoreModel.DefaultLimit, none.SendsPerSuccess, 0.02);
        Near(refusals / (StoreModel.DefaultLimit + refusals), none.FailedShare, 0.001);
    }

    [Fact]
    public void Constant_retries_send_as_the_balance_of_their_waits_says()
    {
        var constant = Closed("constant");

        // With p the chance of a refusal: an operation sends 1 + p + p^2 + p^3 times, and all its sends, waits and its pause fill a worker's time.
        var p = Solve(p => 64 / (PauseSeconds + Sum(p, n => Math.Pow(p, n) * (((1 - p) * Served) + (p * Refused) + (n > 0 ? 0.2 : 0)))) * Sum(p, n => Math.Pow(p, n)) * (1 - p));
        Near(1, constant.Goodput, 0.02);
        Near(1 / (1 - p), constant.SendsPerSuccess, 0.05);
        Near(Math.Pow(p, 4), constant.FailedShare, 0.12);
    }

    [Fact]
    public void An_open_load_over_the_limit_fails_by_the_difference()
    {
        var scenario = new Scenario("open", "", Load.Open(1, 400), Store, TimeSpan.FromSeconds(20), 1);

        var none = StormRuns.Run([scenario], [SmallStorm.Policy(AllPolicies.NoneId)], 1)[0];

        Near(1, none.Goodput, 0.02);
        Near(0.75, none.FailedShare, 0.01);
    }

    [Fact]
    public void Without_a_limit_64_workers_run_at_ten_times_what_the_others_have()
    {
        var scenario = new Scenario("free", "", Load.Closed(1), new() { Limit = null }, TimeSpan.FromSeconds(10), 1);

        Near(10 * StoreModel.DefaultLimit * 10, StormRuns.Run([scenario], [SmallStorm.Policy(AllPolicies.NoneId)], 1)[0].Succeeded, 0.02);
    }

    [Theory]
    [InlineData(AllScenarios.CrowdMany)]
    [InlineData("C-1.5")]
    [InlineData("C-4")]
    [InlineData("C-1.5-many")]
    [InlineData("C-4-many")]
    public void Ours_by_default_sends_less_per_success_than_constant_retries(string scenario)
    {
        var both = StormRuns.Run([SmallStorm.Scenario(scenario).Shortened(12)], [SmallStorm.Policy("constant"), SmallStorm.Policy(AllPolicies.OursId)], 1);

        Assert.True(both[1].SendsPerSuccess <= both[0].SendsPerSuccess, $"{both[1].SendsPerSuccess} > {both[0].SendsPerSuccess}");
        Near(both[0].Goodput, both[1].Goodput, 0.02);
    }

    static Summary Closed(string policy) =>
        StormRuns.Run([new("closed", "", Load.Closed(1), Store, TimeSpan.FromSeconds(20), 1)], [SmallStorm.Policy(policy)], 1)[0];

    static double Sum(double p, Func<int, double> term) => p < 0 ? 0 : Enumerable.Range(0, 4).Sum(term);

    // The rate of successes falls as refusals grow; where it meets the limit is the balance.
    static double Solve(Func<double, double> successes)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 50; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = successes(middle) > StoreModel.DefaultLimit ? (middle, high) : (low, middle);
        }

        return low;
    }

    static void Near(double expected, double actual, double tolerance) => Assert.InRange(actual, expected * (1 - tolerance), expected * (1 + tolerance));
}
