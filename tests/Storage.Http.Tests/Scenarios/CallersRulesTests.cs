using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>What the request reveals, and what the caller says, goes before what the error alone would suggest.</summary>
public class CallersRulesTests
{
    [Theory]
    [InlineData("InternalError", "GiveUp: SideEffect", 1)]
    [InlineData("UploadTrafficRateLimitExceeded", "Retry: Throttled", 2)]
    public async Task An_upload_with_a_callback_is_repeated_only_when_it_was_refused(string code, string story, int requests)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.AlibabaOss);
        session.Faults.Next(Fault.Error(code));

        using var response = await session.SendAsync(HttpMethod.Put, "key", new StringContent("hello"), ("x-oss-callback", "e30="));

        Assert.Equal(story, response.Story()[0]);
        Assert.Equal(requests, session.Received.Count);
    }

    [Theory]
    [InlineData(null, "GiveUp: NotIdempotent")]
    [InlineData(true, "Retry: TransientFault")]
    public async Task An_append_is_repeated_after_a_fault_only_on_the_callers_word(bool? idempotent, string story)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Error("InternalError"));
        var request = Request.Of(HttpMethod.Post, "key?append&position=0", new StringContent("hello"));
        request = idempotent is { } said ? request.SetStorageIdempotent(said) : request;

        using var response = await session.SendAsync(request);

        Assert.Equal(story, response.Story()[0]);
        Assert.Equal(idempotent is null ? null : "hello", session.Stage.Stored("key"));
    }

    [Theory]
    [InlineData(0, 1, "GiveUp: Disabled")]
    [InlineData(2, 2, "GiveUp: AttemptsExhausted")]
    [InlineData(6, 6, "GiveUp: AttemptsExhausted")]
    public async Task A_request_may_have_its_own_number_of_attempts(int attempts, int requests, string story)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Error("SlowDown")).Always();
        var request = Request.Of(HttpMethod.Get, "key");

        using var response = await session.SendAsync(attempts == 0 ? request.DisableStorageRetry() : request.SetStorageRetry(attempts));

        Assert.Equal(requests, session.Received.Count);
        Assert.Equal(story, response.Story()[^1]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Theory]
    [InlineData("key", true, 2)]
    [InlineData("key", false, 1)]
    [InlineData("key?q-signature=1", true, 1)]
    public async Task A_skewed_clock_gets_one_more_attempt_when_it_was_mended(string uri, bool mends, int requests)
    {
        var storeTime = new FakeTimeProvider();
        storeTime.Advance(TimeSpan.FromHours(1));
        TimeSpan? offset = null;
        await using var session = await HandledSession.StartAsync(
            StorageProvider.TencentCos,
            options => options.Retry.Repair = (arguments, _) =>
            {
                offset = arguments.ClockOffset;
                return new(mends);
            },
            build: builder => builder.AddHttpMessageHandler(() => new SigningHandler()),
            storeTime: storeTime);
        session.Stage.Store("key", "hello");
        session.Faults.Next(Fault.Error("RequestTimeTooSkewed"));

        using var response = await session.SendAsync(HttpMethod.Get, uri);

        Assert.Equal(requests, session.Received.Count);
        Assert.Equal(requests == 2 ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(uri == "key" ? TimeSpan.FromHours(1) : null, offset);
        Assert.Equal(requests == 2 ? ["Signature 1", "Signature 2"] : ["Signature 1"], session.Received.Select(received => received.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_store_that_fails_for_everyone_is_not_stormed()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Error("InternalError")).Always();
        var reasons = new List<string>();

        for (var i = 0; i < 100; i++)
        {
            using var response = await session.SendAsync(HttpMethod.Get, "key");
            reasons.Add(response.Story()[^1]);
        }

        // 500 tokens pay for 100 retries; after that every call is one request.
        Assert.Equal(200, session.Received.Count);
        Assert.Equal("GiveUp: AttemptsExhausted", reasons[0]);
        Assert.Equal("GiveUp: BudgetExhausted", reasons[^1]);
    }

    [Fact]
    public async Task Calls_at_the_same_time_do_not_mix()
    {
        // One call may meet many of the faults, by chance.
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.MaxRetryAttempts = 32);
        session.Faults.Next(Fault.Error("SlowDown"), Fault.Pass, Fault.Reset(FaultPoint.InRequestBody, 100), Fault.Pass).Times(16);

        var calls = Enumerable.Range(0, 64).Select(async i =>
        {
            using var response = await session.SendAsync(HttpMethod.Put, $"key-{i}", new StreamContent(new MemoryStream([.. Enumerable.Repeat((byte)i, 1000 + i)])));
            return response.IsSuccessStatusCode ? "good" : string.Join(" / ", response.Story());
        });

        Assert.All(await Task.WhenAll(calls), outcome => Assert.Equal("good", outcome));
        for (var i = 0; i < 64; i++)
        {
            Assert.Equal(Enumerable.Repeat((byte)i, 1000 + i), session.Stage.Emulator.Objects.Find(StorageProvider.TencentCos, $"key-{i}")!.Content.ToArray());
        }

        Assert.Equal(64 + 32, session.Received.Count);
    }
}
