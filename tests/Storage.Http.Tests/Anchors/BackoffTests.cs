using System.Net;
using Polly.Retry;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>Waits that give a store the time it needs, and clients that do not march in step.</summary>
public class BackoffTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(50, false)]
    [InlineData(1000, true)]
    public async Task A_store_that_needs_three_seconds_gets_them(int otherDelay, bool isEnough)
    {
        using var client = new TestClient(Recovering(TimeSpan.FromSeconds(3), out var time), o => o.Provider = StorageProvider.TencentCos, time);

        // The same number of attempts, with waits of milliseconds or none as several SDKs have them, and with a second.
        using var other = new PeerClient(
            Recovering(TimeSpan.FromSeconds(3), out var otherTime), otherTime, o =>
            {
                o.Delay = TimeSpan.FromMilliseconds(otherDelay);
                o.UseJitter = false;
            });

        using var response = await client.SendAsync(HttpMethod.Put, content: new StringContent("a"));
        using var otherResponse = await other.SendAsync(HttpMethod.Put, content: new StringContent("a"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(isEnough ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, otherResponse.StatusCode);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Clients_that_fail_together_come_back_apart_unless_told_otherwise(int status)
    {
        var ours = new HashSet<TimeSpan>();
        var theirs = new HashSet<TimeSpan>();
        for (var i = 0; i < 50; i++)
        {
            var random = new Random(i);
            using var client = new TestClient(new StubHandler(Status(status), Status(200)), o =>
            {
                o.Retry.UseJitter = new StorageRetryOptions().UseJitter;
                o.Retry.Randomizer = random.NextDouble;
            });

            // Polly's own defaults: the same wait for all.
            using var other = new PeerClient(new StubHandler(Status(status), Status(200)), configure: o =>
            {
                var bare = new RetryStrategyOptions<HttpResponseMessage>();
                (o.BackoffType, o.UseJitter, o.Randomizer) = (bare.BackoffType, bare.UseJitter, random.NextDouble);
            });
            (await client.SendAsync(HttpMethod.Get)).Dispose();
            (await other.SendAsync(HttpMethod.Get)).Dispose();
            ours.UnionWith(client.Time.Delays);
            theirs.UnionWith(other.Time.Delays);
        }

        Assert.InRange(ours.Count, 40, 50); // in whole milliseconds
        Assert.True(ours.Max() - ours.Min() > (status == 429 ? TimeSpan.FromMilliseconds(400) : TimeSpan.FromMilliseconds(80)));
        Assert.Single(theirs);
    }

    [Fact]
    public async Task The_wait_grows_and_never_overflows()
    {
        using var client = new TestClient(new StubHandler(Status(429)), o => (o.Retry.MaxRetryAttempts, o.Retry.Budget, o.Retry.MaxTotalTime) = (100, null, TimeSpan.FromHours(24)));

        (await client.SendAsync(HttpMethod.Get)).Dispose();

        Assert.Equal(100, client.Time.Delays.Count);
        Assert.Equal([1, 2, 4, 8, 16, 20, 20], client.Time.Delays.Take(7).Select(delay => delay.TotalSeconds));
        Assert.All(client.Time.Delays.Skip(5), delay => Assert.Equal(TimeSpan.FromSeconds(20), delay));
    }

    static StubHandler Recovering(TimeSpan after, out FakeTimeProvider time)
    {
        var clock = new FakeTimeProvider { SkipDelays = true };
        var healthy = clock.GetUtcNow() + after;
        time = clock;
        return new(request => clock.GetUtcNow() >= healthy
            ? Status(200)(request)
            : Status(503, response => response.Content = new StringContent("<Error><Code>SlowDown</Code></Error>"))(request));
    }
}
