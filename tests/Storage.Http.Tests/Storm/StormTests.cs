using Storage.Http.Benchmarks.Storm;
using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Report;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Tests.Storm;

/// <summary>What must hold in every run, whatever the policies are worth.</summary>
public sealed class StormTests
{
    static readonly StormArguments Arguments = StormArguments.Parse([]);

    [Fact]
    public void Runs_with_one_seed_write_the_same_page_and_picture()
    {
        var again = SmallStorm.Run();

        Assert.Equal(ReportText.Write(Arguments, SmallStorm.Summaries, SmallStorm.Judge()), ReportText.Write(Arguments, again, SmallStorm.Judge()));
        Assert.Equal(Picture.Draw(SmallStorm.Summaries), Picture.Draw(again));
    }

    [Fact]
    public void Runs_with_another_seed_differ() =>
        Assert.NotEqual(
            SmallStorm.Summaries.Where(summary => summary.Scenario.Id == "C-4").Select(summary => summary.Sends),
            StormRuns.Run([SmallStorm.Scenario("C-4").Shortened(SmallStorm.Times)], AllPolicies.List, SmallStorm.Seed + 1).Select(summary => summary.Sends));

    [Fact]
    public void Every_send_is_a_success_a_refusal_or_under_way() =>
        Assert.All(SmallStorm.Summaries, summary =>
        {
            var tally = summary.Runs[0].Tally;

            Assert.Equal(tally.Sends, tally.Succeeded + tally.Refusals + tally.InFlight);
            Assert.Equal(tally.GoodAnswers, tally.Succeeded);
            Assert.Equal(tally.Sends, tally.SendsByStep.Sum());
            Assert.Equal(tally.Succeeded, tally.SuccessesByStep.Sum());
            Assert.Equal(tally.Succeeded, tally.ByParty.Sum());
            Assert.True(tally.Succeeded > 0 && tally.Unfinished >= 0, summary.Policy.Id);
        });

    [Fact]
    public void The_store_never_serves_more_than_its_limit_and_burst_allow() =>
        Assert.All(SmallStorm.Summaries.Where(summary => summary.Scenario.Store.Limit is not null), summary =>
        {
            var store = summary.Scenario.Store;
            var down = store.BrownOut is { } brownOut ? (brownOut.End - brownOut.Start) * (1 - brownOut.Share) : TimeSpan.Zero;

            Assert.InRange(summary.Runs[0].Tally.Served, 1, (store.Limit!.Value * (summary.Scenario.Duration - down).TotalSeconds) + store.Burst);
        });

    [Fact]
    public void A_policy_sends_as_often_as_it_says_before_it_gives_up()
    {
        var deaf = new Scenario("deaf", "a store that refuses everything", new(Clients: 1, Workers: 1), new() { RandomRefusals = 1 }, TimeSpan.FromHours(1), 1) { MaxOperations = 1 };

        Assert.All(StormRuns.Run([deaf], AllPolicies.List, 1), summary =>
        {
            Assert.Equal(1, summary.Failed);

            // MaxTotalTime comes before the tenth retry of the paced one.
            Assert.InRange(summary.Sends, summary.Policy.Id == AllPolicies.ThrottlingId ? 5 : summary.Policy.Retries + 1, summary.Policy.Retries + 1);
        });
    }

    [Theory]
    [InlineData("none")]
    [InlineData("constant")]
    [InlineData("polly")]
    [InlineData("ours")]
    public void At_random_as_many_fail_as_chance_says(string policy)
    {
        var rate = 0.2;
        var unsteady = new Scenario("unsteady", "", Load.Closed(64), new() { Limit = null, RandomRefusals = rate }, TimeSpan.FromHours(10), 1) { MaxOperations = 20_000 };

        var summary = StormRuns.Run([unsteady], [SmallStorm.Policy(policy)], 1)[0];

        // Budgets of 64 clients hold out here; the deviation of a count is its root.
        var expected = summary.Scenario.MaxOperations!.Value * Math.Pow(rate, summary.Policy.Retries + 1);
        Assert.InRange(summary.Failed, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
    }
}
