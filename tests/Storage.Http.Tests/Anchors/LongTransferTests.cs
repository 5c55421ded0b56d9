using Microsoft.Extensions.DependencyInjection;
using Polly.Timeout;
using Storage.Http.Emulator;
using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>Long transfers are not cut off, and stalled ones end as they do without us.</summary>
public class LongTransferTests
{
    [Fact]
    public async Task An_upload_of_many_minutes_is_not_cut_off()
    {
        var time = new FakeTimeProvider();
        var hour = TimeSpan.FromHours(1);
        using var client = new TestClient(new SlowHandler(time, hour), time: time);
        var otherTime = new FakeTimeProvider();
        using var peer = new PeerClient(new SlowHandler(otherTime, hour), otherTime);

        var send = client.SendAsync(HttpMethod.Put, content: new StringContent("a"));
        time.Advance(hour);
        using var response = await send;
        Assert.True(response.IsSuccessStatusCode);
        Assert.Empty(response.GetStorageAttempts());

        // The peer gives each attempt 10 s and all of them 30 s, whatever the request.
        var other = peer.SendAsync(HttpMethod.Put, content: new StringContent("a"));
        otherTime.Advance(hour);
        await Assert.ThrowsAsync<TimeoutRejectedException>(() => other);
    }

    [Fact]
    public async Task One_request_may_have_a_time_of_its_own()
    {
        var time = new FakeTimeProvider();
        using var client = new TestClient(new SlowHandler(time, TimeSpan.FromMinutes(5)), o => o.Retry.MaxRetryAttempts = 0, time);

        var upload = client.SendAsync(HttpMethod.Put, content: new StringContent("a"));
        var head = client.SendAsync(HttpMethod.Head, configure: request => request.SetStorageRetry(attemptTimeout: TimeSpan.FromSeconds(2)));
        time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => head);
        Assert.False(upload.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await upload).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void The_clients_own_timeout_stays_in_force(int? seconds)
    {
        var services = new ServiceCollection();
        services.AddHttpClient("store", client => client.Timeout = seconds is { } value ? TimeSpan.FromSeconds(value) : client.Timeout).AddStorageErrorHandling();
        using var provider = services.BuildServiceProvider();

        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("store");

        using var plain = new HttpClient();
        Assert.Equal(seconds is { } expected ? TimeSpan.FromSeconds(expected) : plain.Timeout, client.Timeout);
    }

    // The client's timeout and this cancellation are one source.
    [Fact]
    public async Task A_download_that_stalls_is_ended_by_the_client()
    {
        var headersCame = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = RawServer.Start(RawAnswer.Of("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n01234").Then(RawEnd.Hold));
        using var client = new HandledClient(server.BaseAddress, build: builder => builder.AddHttpMessageHandler(() => new NoticingHandler(headersCame)));

        var download = client.Http.GetByteArrayAsync("key");
        await headersCame.Task;
        client.Http.CancelPendingRequests();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);
    }

    sealed class SlowHandler(FakeTimeProvider time, TimeSpan takes) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var timer = time.CreateTimer(_ => sent.TrySetResult(), null, takes, Timeout.InfiniteTimeSpan);
            await sent.Task.WaitAsync(cancellationToken);
            return Status(200)(request);
        }
    }

    sealed class NoticingHandler(TaskCompletionSource headersCame) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            headersCame.SetResult();
            return response;
        }
    }
}
