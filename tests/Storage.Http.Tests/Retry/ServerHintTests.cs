using System.Net;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Retry;

/// <summary>Waits that servers ask for: never early, never in vain. The clock stands at 2026-11-21 08:00:00.</summary>
public class ServerHintTests
{
    /// <summary>Headers, and the seconds that they ask for.</summary>
    public static TheoryData<string, double> Hints => new()
    {
        { "Retry-After: 7", 7 },
        { "Retry-After: 1.5", 1.5 },
        { "Retry-After: Sat, 21 Nov 2026 08:00:07 GMT", 7 },
        { "Retry-After: Saturday, 21-Nov-26 08:00:07 GMT", 7 },
        { "x-oss-qos-delay-time: 7000", 7 },
        { "x-obs-qos-delay-time: 7000", 7 },
        { "x-amz-retry-after: 7000", 7 },

        // The longest counts, whoever asks.
        { "Retry-After: 3|x-oss-qos-delay-time: 7000", 7 },
        { "Retry-After: 7|x-amz-retry-after: 3000", 7 },
        { "Retry-After: 3|Retry-After: 7|Retry-After: 5", 7 },
        { "x-oss-qos-delay-time: soon|x-oss-qos-delay-time: 7000", 7 },

        // A date of the server's clock counts from its own Date, whatever ours shows.
        { "Retry-After: Sat, 21 Nov 2026 07:00:07 GMT|Date: Sat, 21 Nov 2026 07:00:00 GMT", 7 },
        { "Retry-After: Sat, 21 Nov 2026 23:59:07 GMT|Date: Sat, 21 Nov 2026 23:59:00 GMT", 7 },
        { "Retry-After: Sat, 21 Nov 2026 08:00:07 GMT|Date: Thu, 01 Jan 1970 00:00:00 GMT", 7 },
    };

    public static TheoryData<string> NoHints =>
    [
        "Retry-After: -7", "Retry-After: +7", "Retry-After: 1e3", "Retry-After: NaN", "Retry-After: Infinity", "Retry-After: soon", "Retry-After: ", "Retry-After: 0",
        "Retry-After: 7 seconds", "Retry-After: 5, 10", "Retry-After: 0x10", "x-oss-qos-delay-time: -1", "x-amz-retry-after: 1,000",
        "Retry-After: Fri, 20 Nov 2026 08:00:00 GMT", "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT",
        "Retry-After: Sat, 21 Nov 2026 09:00:00 GMT|Date: Sat, 21 Nov 2026 09:00:00 GMT",
    ];

    public static TheoryData<string> TooLong =>
    [
        "Retry-After: 60.001", "Retry-After: 99999999999999999999999999999999999", "x-oss-qos-delay-time: 60001", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT",
        "Retry-After: Sat, 21 Nov 2026 08:01:01 GMT", "Retry-After: 1|x-amz-retry-after: 9223372036854775808",
        "Retry-After: Sat, 21 Nov 2026 08:00:00 GMT|Date: Sat, 21 Nov 2026 07:00:00 GMT",
    ];

    public static TheoryData<int, bool> Statuses => new() { { 429, true }, { 429, false }, { 500, true }, { 503, true }, { 503, false }, { 504, true }, { 408, true } };

    [Theory]
    [MemberData(nameof(Hints))]
    public async Task T2_the_next_send_never_comes_before_the_server_asked(string headers, double seconds)
    {
        foreach (var jitter in (double[])[0, 0.5, Math.BitDecrement(1)])
        {
            var sends = await SendAsync(429, headers, jitter: jitter);

            Assert.Equal(2, sends.Count);
            Assert.InRange((sends[1] - sends[0]).TotalSeconds, seconds, (seconds * 1.1) + 0.02);
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task T2_a_hint_counts_beside_any_error_that_is_retried(int status, bool async)
    {
        var sends = await SendAsync(status, "Retry-After: 7", async);

        Assert.InRange((sends[1] - sends[0]).TotalSeconds, 7, 7.72);
    }

    [Theory]
    [MemberData(nameof(NoHints))]
    public async Task T2_what_asks_for_no_wait_leaves_the_backoff(string headers) =>
        Assert.Equal(TimeSpan.FromSeconds(1), await SendAsync(429, headers) is [var first, var second] ? second - first : default);

    [Theory]
    [MemberData(nameof(TooLong))]
    public async Task T2_a_wait_over_the_limit_is_not_begun(string headers)
    {
        var store = new StubHandler(Answer(429, headers));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Single(store.Sent);
        Assert.Equal(StorageRetryReason.ServerDelayTooLong, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Empty(client.Time.Delays);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(412)]
    [InlineData(501)]
    public async Task T2_a_hint_makes_nothing_worth_retrying(int status)
    {
        var store = new StubHandler(Answer(status, "Retry-After: 1"));
        using var client = new TestClient(store);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(StorageRetryReason.NotRetryable, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Equal(TimeSpan.FromSeconds(1), response.GetStorageError()!.ServerDelay);
        Assert.Empty(client.Time.Delays);
    }

    [Fact]
    public async Task T2_a_hint_that_ends_after_MaxTotalTime_is_in_vain_and_not_waited_for()
    {
        var store = new StubHandler(Answer(503, "Retry-After: 10"));
        using var client = new TestClient(store, o => o.Retry.MaxTotalTime = TimeSpan.FromSeconds(10));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(StorageRetryReason.TotalTimeExceeded, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Empty(client.Time.Delays);
    }

    [Fact]
    public async Task T2_a_body_that_comes_late_makes_nobody_early()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var sends = new List<DateTimeOffset>();
        var store = new StubHandler(request =>
        {
            sends.Add(time.GetUtcNow());
            return sends.Count > 1 ? Status(200)(request) : Answer(503, "Retry-After: 7", new LateContent(time))(request);
        });
        using var client = new TestClient(store, time: time);

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.True(sends[1] - sends[0] >= TimeSpan.FromSeconds(7));
    }

    static async Task<List<DateTimeOffset>> SendAsync(int status, string headers, bool async = true, double jitter = 0)
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var sends = new List<DateTimeOffset>();
        var store = new StubHandler(request =>
        {
            sends.Add(time.GetUtcNow());
            return sends.Count > 1 ? Status(200)(request) : Answer(status, headers)(request);
        });
        using var client = new TestClient(
            store,
            o =>
            {
                o.Retry.UseJitter = jitter > 0;
                o.Retry.Randomizer = () => jitter;
            },
            time);
        using var response = async ? await client.SendAsync(HttpMethod.Get) : client.Http.Send(new(HttpMethod.Get, "key"));
        return sends;
    }

    static Func<HttpRequestMessage, HttpResponseMessage> Answer(int status, string headers, HttpContent? content = null) => Status(status, response =>
    {
        foreach (var header in headers.Split('|'))
        {
            Assert.True(response.Headers.TryAddWithoutValidation(header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 2)..]));
        }

        response.Content = content ?? response.Content;
    });

    sealed class LateContent(FakeTimeProvider time) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            time.Advance(TimeSpan.FromSeconds(3));
            return stream.WriteAsync("<Error/>"u8.ToArray()).AsTask();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 8;
            return true;
        }
    }
}
