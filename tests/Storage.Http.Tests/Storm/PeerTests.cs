using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Runs;
using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Tests.Storm;

/// <summary>The peers that are written here do as their makers publish.</summary>
public sealed class PeerTests
{
    static readonly StoreModel Deaf = new() { RandomRefusals = 1 };

    [Fact]
    public void The_quota_of_the_AWS_SDKs_is_a_hundred_retries()
    {
        var tally = Run("aws", new(Clients: 1, Workers: 64), Deaf, 20_000);

        Assert.Equal(tally.Begun + 100, tally.Sends);
    }

    [Fact]
    public void The_waits_of_the_AWS_SDKs_are_at_most_one_and_two_seconds()
    {
        var steps = Enumerable.Range(0, 200).Select(seed => SendSteps(Run("aws", new(1, 1), Deaf, 1, (ulong)seed))).ToList();

        Assert.All(steps, sends => Assert.Equal(3, sends.Count));
        Assert.InRange(steps.Max(sends => sends[1] - sends[0]), 0.9, 1.2);
        Assert.InRange(steps.Min(sends => sends[1] - sends[0]), 0, 0.2);
        Assert.InRange(steps.Max(sends => sends[2] - sends[1]), 1.8, 2.2);
    }

    [Fact]
    public void The_adaptive_mode_lets_a_cold_client_that_was_refused_wait_for_half_a_token_a_second()
    {
        var sends = SendSteps(Run("aws-adaptive", new(1, 1), Deaf, 1));

        Assert.InRange(sends[1], 1.9, 2.2);
        Assert.InRange(sends[2] - sends[1], 1.8, 2.2);
    }

    [Fact]
    public void The_adaptive_mode_holds_nobody_back_before_the_first_refusal()
    {
        var free = new StoreModel { Limit = null };

        Assert.Equal(Run(AllPolicies.NoneId, new(1, 64), free, 5000).SendsByStep, Run("aws-adaptive", new(1, 64), free, 5000).SendsByStep);
    }

    [Fact]
    public void The_circuit_of_the_standard_handler_opens_and_sends_nothing_for_five_seconds()
    {
        var sends = SendSteps(Run("standard", Load.Open(1, 50), Deaf, 1000));

        // A probe each time the circuit half opens.
        var gaps = sends.Zip(sends.Skip(1), (one, next) => next - one).Where(gap => gap > 3).ToList();
        Assert.NotEmpty(gaps);
        Assert.All(gaps, gap => Assert.InRange(gap, 4.8, 5.3));
    }

    static Tally Run(string policy, Load load, StoreModel store, int operations, ulong seed = 1) =>
        StormRuns.Run([new("peer", "", load, store, TimeSpan.FromHours(1), 1) { MaxOperations = operations }], [SmallStorm.Policy(policy)], seed)[0].Runs[0].Tally;

    static List<double> SendSteps(Tally tally) =>
        [.. tally.SendsByStep.SelectMany((count, step) => Enumerable.Repeat(step * Tally.Step.TotalSeconds, count))];
}
