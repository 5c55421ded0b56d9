using System.Net;
using System.Net.Http.Headers;
using Polly.Timeout;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>Waits that servers ask for: not begun in vain, never cut short, heard once, told apart among clients.</summary>
public class HintTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_wait_that_outlasts_the_time_left_is_not_begun_and_the_answer_is_the_callers()
    {
        var store = new StubHandler(RetryAfter(new(60 * Second)));
        using var client = new TestClient(store, o => o.Retry.MaxTotalTime = Second);
        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(StorageRetryReason.TotalTimeExceeded, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Empty(client.Time.Delays);

        // The peer waits until its time is up, sends nothing more, and has no answer to give.
        var time = new FakeTimeProvider();
        using var peer = new PeerClient(store, time, total: Second);
        var send = peer.SendAsync(HttpMethod.Get);
        Assert.Equal([60 * Second], time.Delays);
        time.Advance(Second);
        await Assert.ThrowsAsync<TimeoutRejectedException>(() => send);
        Assert.Equal(1 + 1, store.Sent.Count);
    }

    [Fact]
    public async Task A_timer_that_fires_early_brings_no_request_before_its_time()
    {
        Assert.True(await Arrival(time =>
        {
            var clock = new EarlyClock(time, TimeSpan.FromMilliseconds(11));
            return store => new TestClient(store, o => o.TimeProvider = clock).SendAsync(HttpMethod.Get);
        }) >= 5 * Second);
        Assert.True(await Arrival(time =>
        {
            var clock = new EarlyClock(time, TimeSpan.FromMilliseconds(11));
            return store => new PeerClient(store, clock: clock).SendAsync(HttpMethod.Get);
        }) < 5 * Second);

        static async Task<TimeSpan> Arrival(Func<FakeTimeProvider, Func<StubHandler, Task<HttpResponseMessage>>> client)
        {
            var time = new FakeTimeProvider { SkipDelays = true };
            var arrivals = new List<DateTimeOffset>();
            var store = new StubHandler(request =>
            {
                arrivals.Add(time.GetUtcNow());
                return arrivals.Count > 1 ? Status(200)(request) : RetryAfter(new(5 * Second))(request);
            });
            (await client(time)(store)).Dispose();
            return arrivals[1] - arrivals[0];
        }
    }

    [Fact]
    public async Task Clients_that_were_told_one_wait_do_not_come_back_in_step()
    {
        var ours = new HashSet<TimeSpan>();
        var theirs = new HashSet<TimeSpan>();
        for (var i = 0; i < 20; i++)
        {
            var random = new Random(i);
            using var client = new TestClient(new StubHandler(RetryAfter(new(5 * Second)), Status(200)), o =>
            {
                o.Retry.UseJitter = true;
                o.Retry.Randomizer = random.NextDouble;
            });
            using var peer = new PeerClient(new StubHandler(RetryAfter(new(5 * Second)), Status(200)), configure: o => o.Randomizer = random.NextDouble);
            (await client.SendAsync(HttpMethod.Get)).Dispose();
            (await peer.SendAsync(HttpMethod.Get)).Dispose();
            ours.UnionWith(client.Time.Delays);
            theirs.UnionWith(peer.Time.Delays);
        }

        Assert.Equal(20, ours.Count);
        Assert.All(ours, wait => Assert.InRange(wait, 5 * Second, 5.52 * Second));
        Assert.Equal([5 * Second], theirs);
    }

    [Fact]
    public async Task A_date_is_counted_by_the_clock_that_was_set()
    {
        using var client = new TestClient(new StubHandler(RetryAfter(new(new FakeTimeProvider().GetUtcNow() + (7 * Second))), Status(200)));
        using var peer = new PeerClient(new StubHandler(RetryAfter(new(new FakeTimeProvider().GetUtcNow() + (7 * Second))), Status(200)), configure: o => o.UseJitter = false);

        (await client.SendAsync(HttpMethod.Get)).Dispose();
        Assert.Equal([7.02 * Second], client.Time.Delays);

        // The peer counts from the system's time: far off, or past and then its own backoff.
        var send = peer.SendAsync(HttpMethod.Get);
        Assert.NotEqual(7 * Second, peer.Time.Delays[0]);
        await Record.ExceptionAsync(() => send);
    }

    [Fact]
    public async Task A_wait_that_was_asked_for_counts_once()
    {
        using var client = new TestClient(new StubHandler(RetryAfter(new(10 * Second)), Status(503), Status(200)));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal([10.02 * Second, 0.2 * Second], client.Time.Delays);
    }

    [Theory]
    [InlineData("x-amz-retry-after", "3000")]
    [InlineData("x-oss-qos-delay-time", "3000")]
    [InlineData("x-obs-qos-delay-time", "3000")]
    [InlineData("Retry-After", "3")]
    public async Task Waits_in_the_stores_own_headers_are_heard(string header, string value)
    {
        var answer = Status(503, response => response.Headers.TryAddWithoutValidation(header, value));
        using var client = new TestClient(new StubHandler(answer, Status(200)));
        using var peer = new PeerClient(new StubHandler(answer, Status(200)), configure: o => o.UseJitter = false);

        (await client.SendAsync(HttpMethod.Get)).Dispose();
        (await peer.SendAsync(HttpMethod.Get)).Dispose();

        Assert.Equal([3.02 * Second], client.Time.Delays);
        Assert.Equal([header == "Retry-After" ? 3 * Second : 2 * Second], peer.Time.Delays);
    }

    static Func<HttpRequestMessage, HttpResponseMessage> RetryAfter(RetryConditionHeaderValue value) => Status(503, response => response.Headers.RetryAfter = value);
}
