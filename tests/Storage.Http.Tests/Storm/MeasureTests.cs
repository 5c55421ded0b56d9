using Storage.Http.Benchmarks.Storm.Policies;
using Storage.Http.Benchmarks.Storm.Runs;
using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Tests.Storm;

/// <summary>The numbers of the tables, from courses that are known.</summary>
public sealed class MeasureTests
{
    static readonly StoreModel Browned = new() { BrownOut = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30), 0.1) };

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(3, 3.0)]
    [InlineData(18, 18.0)]
    [InlineData(25, null)]
    public void Recovery_is_the_time_until_goodput_is_back_and_stays(int late, double? expected) =>
        Assert.Equal(expected, Course(second => second is < 20 || second >= 30 + late ? 100 : 10).Recovery()?.TotalSeconds);

    [Fact]
    public void Recovery_does_not_take_one_good_second_for_it() =>
        Assert.Equal(4.0, Course(second => second is < 20 or 31 or >= 34 ? 100 : 10).Recovery()?.TotalSeconds);

    [Fact]
    public void Jain_is_one_for_equal_shares_and_one_in_n_where_one_has_all()
    {
        Assert.Equal(1, Shares(5, 5, 5, 5).Jain);
        Assert.Equal(0.25, Shares(5, 0, 0, 0).Jain);
        Assert.Null(Shares(5).Jain);
    }

    [Fact]
    public void Percentiles_are_of_the_operations_that_succeeded()
    {
        var tally = new Tally(1);
        for (var i = 1; i <= 100; i++)
        {
            tally.Succeed(TimeSpan.FromSeconds(i), TimeSpan.FromSeconds(i), 0);
        }

        var summary = Summarize(new(), tally);

        Assert.Equal((50, 99, 100), (summary.Median.TotalSeconds, summary.P99.TotalSeconds, summary.P999.TotalSeconds));
    }

    static RunResult Course(Func<int, int> successes)
    {
        var tally = new Tally(1);
        for (var second = 0; second < 50; second++)
        {
            var count = successes(second);
            for (var i = 0; i < count; i++)
            {
                tally.Succeed(TimeSpan.FromSeconds(second + ((double)i / count)), TimeSpan.Zero, 0);
            }
        }

        return Run(Browned, tally);
    }

    static Summary Shares(params int[] shares)
    {
        var tally = new Tally(shares.Length);
        for (var party = 0; party < shares.Length; party++)
        {
            for (var i = 0; i < shares[party]; i++)
            {
                tally.Succeed(TimeSpan.Zero, TimeSpan.Zero, party);
            }
        }

        return Summarize(new(), tally);
    }

    static Summary Summarize(StoreModel store, Tally tally) => new(Run(store, tally).Scenario, AllPolicies.List[0], [Run(store, tally)]);

    static RunResult Run(StoreModel store, Tally tally) => new(new("known", "", Load.Closed(1), store, TimeSpan.FromSeconds(50), 1), 1, TimeSpan.FromSeconds(50), tally);
}
