using Storage.Http.Requests;
using Storage.Http.Retry;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Retry;

public class BudgetsTests
{
    static readonly StorageError Transient = new() { Kind = StorageErrorKind.Transient };

    [Fact]
    public void Whatever_hosts_come_at_most_1024_are_remembered()
    {
        var budgets = new RetryBudgets(new());
        for (var i = 0; i < 5_000; i++)
        {
            budgets.TryTake(new($"http://host{i}/"), Transient, out _);
        }

        Assert.Equal(AuthorityTable<RetryBudget>.MaxAuthorities, budgets.Count);
    }

    [Fact]
    public void The_least_recently_used_host_goes_first()
    {
        var budgets = new RetryBudgets(new() { Capacity = 10, RetryCost = 10 });
        var busy = new Uri("http://busy/");
        Assert.True(budgets.TryTake(busy, Transient, out _));
        for (var i = 0; i < 2 * AuthorityTable<RetryBudget>.MaxAuthorities; i++)
        {
            budgets.TryTake(new($"http://host{i}/"), Transient, out _);

            // Still in use, so still empty.
            Assert.False(budgets.TryTake(busy, Transient, out _));
        }
    }

    [Theory]
    [InlineData("http://bücher.example/a", "http://xn--bcher-kva.example:80/b?c#d")]
    [InlineData("http://Bucket.Example.COM/", "http://user:secret@bucket.example.com:80/key")]
    [InlineData("https://[::1]/", "https://[0:0:0:0:0:0:0:1]:443/key")]
    [InlineData("http://127.0.0.1/", "http://127.0.0.1:80/key")]
    public void A_server_has_one_budget_however_its_URI_is_written(string one, string other)
    {
        var budgets = new RetryBudgets(new() { Capacity = 5, RetryCost = 5, TimeoutCost = 5 });

        Assert.True(budgets.TryTake(new(one), Transient, out _));
        Assert.False(budgets.TryTake(new(other), Transient, out _));
    }

    [Theory]
    [InlineData("http://host/", "https://host/")]
    [InlineData("http://host/", "http://host:8080/")]
    [InlineData("http://a.host/", "http://b.host/")]
    [InlineData("http://[fe80::1%25eth0]/", "http://[fe80::1%25eth1]/")]
    public void Two_servers_have_two_budgets(string one, string other)
    {
        var budgets = new RetryBudgets(new() { Capacity = 5, RetryCost = 5, TimeoutCost = 5 });

        Assert.True(budgets.TryTake(new(one), Transient, out _));
        Assert.True(budgets.TryTake(new(other), Transient, out _));
    }

    [Fact]
    public void Requests_without_a_server_share_a_budget()
    {
        var budgets = new RetryBudgets(new() { Capacity = 5, RetryCost = 5, TimeoutCost = 5 });

        Assert.True(budgets.TryTake(null, Transient, out _));
        Assert.False(budgets.TryTake(new("key", UriKind.Relative), Transient, out _));
        Assert.Equal(1, budgets.Count);
    }

    [Fact]
    public void Whatever_hosts_come_at_once_at_most_1024_are_remembered()
    {
        var budgets = new RetryBudgets(new());
        Parallel.For(0, 20_000, i =>
        {
            var uri = new Uri($"http://host{i % 3_000}:{1 + (i % 7)}/");
            if (budgets.TryTake(uri, Transient, out var cost) && i % 2 == 0)
            {
                budgets.Return(uri, cost);
            }

            budgets.ReturnOne(uri);
        });

        Assert.Equal(AuthorityTable<RetryBudget>.MaxAuthorities, budgets.Count);
    }

    [Theory]
    [InlineData(StorageErrorKind.Connection, 10)]
    [InlineData(StorageErrorKind.Timeout, 10)]
    [InlineData(StorageErrorKind.Throttling, 5)]
    [InlineData(StorageErrorKind.Transient, 5)]
    public void A_retry_after_a_timeout_costs_more(StorageErrorKind kind, int cost)
    {
        new RetryBudgets(new()).TryTake(new("http://host/"), new() { Kind = kind }, out var paid);

        Assert.Equal(cost, paid);
    }

    [Fact]
    public void A_full_bucket_asks_nothing_of_successes()
    {
        var budgets = new RetryBudgets(new());
        var uri = new Uri("http://host/");
        Assert.False(budgets.AnyBelowFull);
        budgets.TryTake(uri, Transient, out var paid);
        Assert.True(budgets.AnyBelowFull);

        for (var i = 0; i < paid; i++)
        {
            budgets.ReturnOne(uri);
        }

        Assert.False(budgets.AnyBelowFull);
    }

    [Fact]
    public void A_success_that_fills_a_bucket_costs_no_memory()
    {
        var budgets = new RetryBudgets(new());
        Assert.True(budgets.TryTake(new("http://bücher.example/a"), Transient, out var paid));
        Uri[] uris = [new("http://xn--bcher-kva.example:80/b"), new("http://never.failed.example/")];

        // What the first take cost stays missing.
        Assert.Equal(0, Allocation.OfRuns(() =>
        {
            budgets.TryTake(uris[0], Transient, out _);
            for (var i = 0; i < paid; i++)
            {
                budgets.ReturnOne(uris[0]);
                budgets.ReturnOne(uris[1]);
            }
        }));
        Assert.True(budgets.AnyBelowFull);
    }

    [Fact]
    public void Concurrent_takers_never_take_more_than_there_is()
    {
        var budgets = new RetryBudgets(new() { Capacity = 1000, RetryCost = 1 });
        var uri = new Uri("http://host/");
        var taken = 0;
        Parallel.For(0, 4_000, _ =>
        {
            if (budgets.TryTake(uri, Transient, out var cost))
            {
                Interlocked.Add(ref taken, cost);
            }
        });

        Assert.Equal(1000, taken);
    }

    [Fact]
    public void Hosts_that_are_forgotten_below_full_leave_nothing_to_fill_up()
    {
        var budgets = new RetryBudgets(new());
        for (var i = 0; i < 3 * AuthorityTable<RetryBudget>.MaxAuthorities; i++)
        {
            budgets.TryTake(new($"http://host{i}/"), Transient, out _);
        }

        for (var i = 2 * AuthorityTable<RetryBudget>.MaxAuthorities * 5; i < 3 * AuthorityTable<RetryBudget>.MaxAuthorities * 5; i++)
        {
            Assert.True(budgets.AnyBelowFull);
            budgets.ReturnOne(new($"http://host{i / 5}/"));
        }

        Assert.False(budgets.AnyBelowFull);
    }

    [Fact]
    public void Takers_and_successes_at_once_leave_the_mark_right()
    {
        var budgets = new RetryBudgets(new() { Capacity = 5 });
        var hosts = Enumerable.Range(0, 4).Select(i => new Uri($"http://host{i}/")).ToArray();
        for (var round = 0; round < 2_000; round++)
        {
            Parallel.For(0, 4, i =>
            {
                if (budgets.TryTake(hosts[i], Transient, out var cost) && i > 0)
                {
                    budgets.Return(hosts[i], cost);
                }

                budgets.ReturnOne(hosts[3 - i]);
            });

            // One host is below full now; were that forgotten, no success would ever fill it up.
            Assert.True(budgets.AnyBelowFull);
            for (var i = 0; i < 5; i++)
            {
                budgets.ReturnOne(hosts[0]);
            }

            Assert.False(budgets.AnyBelowFull);
        }
    }
}
