using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/throttling.md, run.</summary>
public sealed class ThrottlingSnippets : IDisposable
{
    static readonly Uri Address = new("http://examplebucket-1250000000.ci.ap-guangzhou.myqcloud.com/key");

    readonly DocHost _host = new();

    [Fact]
    public async Task A_throttled_request_is_repeated_more_often_than_others()
    {
        var builder = _host.Builder;

        // snippet: throttling
        builder.Services.AddHttpClient("ci").AddStorageErrorHandling(o =>
        {
            o.Provider = StorageProvider.TencentCi;
            o.Throttling = new();
        });
        // end-snippet

        var store = new StubHandler([.. Enumerable.Repeat(StoreAnswer.Error(503, "SlowDown"), 5), StubHandler.Status(200)]);
        using var client = _host.Client("ci", store);
        var send = client.GetAsync(Address);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!send.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (_host.Time.ActiveTimers > 0)
            {
                // Only while the call waits: else the clock would run ahead of it.
                _host.Time.Advance(TimeSpan.FromMilliseconds(100));
            }

            await Task.Yield();
        }

        using var response = await send;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(6, store.Sent.Count);
    }

    [Fact]
    public async Task A_limiter_of_ones_own_is_asked_for_each_send()
    {
        var builder = _host.Builder;

        // snippet: limiter
        var limiter = new TokenBucketRateLimiter(new()
        {
            TokenLimit = 10,
            TokensPerPeriod = 10,
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),    // 100 a second
            QueueLimit = 500,
        });

        builder.Services.AddHttpClient("ci").AddStorageErrorHandling(o => o.Throttling = new() { Limiter = limiter });
        builder.Services.AddHttpClient("cos").AddStorageErrorHandling(o => o.Throttling = new() { Limiter = limiter });    // one limit for both
        // end-snippet

        var store = new StubHandler(StubHandler.Status(200));
        using var client = _host.Client("ci", store);
        using var response = await client.GetAsync(Address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, limiter.GetStatistics()!.TotalSuccessfulLeases);
        await limiter.DisposeAsync();
    }

    public void Dispose() => _host.Dispose();
}
