using System.Net;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Matrix;

/// <summary>Nothing is left behind by faulty calls over one connection that carries them all.</summary>
public class Http2LeakTests
{
    const int Workers = 16;

    [Fact]
    public async Task A_thousand_faulty_calls_over_http2_leave_nothing_behind()
    {
        using var connections = new OpenConnections();
        await using var store = await Http2Store.StartAsync();
        using var watch = new WatchingHandler(keeps: false) { InnerHandler = new SocketsHttpHandler { UseProxy = false } };
        var time = new FakeTimeProvider { SkipDelays = true };
        var options = new StorageErrorHandlingOptions { TimeProvider = time };

        // The workers share a clock, which each wait of one moves for all.
        options.Retry.AttemptTimeout = options.Retry.MaxTotalTime = TimeSpan.FromHours(24);
        options.Retry.Budget = null;
        var handler = new StorageErrorHandler(options) { InnerHandler = new FaultingHandler { InnerHandler = watch } };
        using (var client = new HttpMessageInvoker(handler))
        {
            var ended = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => RunAsync(store, client, worker, 1_000 / Workers))));

            Assert.All(ended, calls => Assert.Equal(1_000 / Workers, calls));
            await time.NoTimerAsync();
            Assert.InRange(watch.Received, 1_000, long.MaxValue);
            Assert.Equal(watch.Received, watch.Disposed);
            Assert.InRange(connections.To([store.Address]), 0, 2);
        }

        await FakeTimeExtensions.UntilAsync(() => connections.To([store.Address]) == 0);
    }

    static async Task<int> RunAsync(Http2Store store, HttpMessageInvoker client, int worker, int calls)
    {
        var random = new Random(worker);
        var ended = 0;
        for (; ended < calls; ended++)
        {
            string[] faults = [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => Http2Store.Faults[random.Next(Http2Store.Faults.Count)])];
            using var request = Make(store, random, faults, id: $"{worker}-{ended}");
            using var cancel = new CancellationTokenSource();
            var send = client.SendAsync(request, cancel.Token);
            await Task.WhenAny(send, store.SilenceAsync($"{worker}-{ended}"));
            if (!send.IsCompleted && faults.Contains("silence"))
            {
                await cancel.CancelAsync();
            }

            try
            {
                using var response = await send;
                await response.Content.CopyToAsync(Stream.Null);
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
            {
                continue; // lost, cancelled, or broken off in the body
            }
        }

        return ended;
    }

    static HttpRequestMessage Make(Http2Store store, Random random, string[] faults, string id)
    {
        var content = random.Next(3) switch
        {
            0 => new StreamContent(new MemoryStream(new byte[random.Next(200_000)])),
            1 => new StreamContent(new OneWayStream(new byte[random.Next(200_000)])),
            _ => (HttpContent?)null,
        };
        var request = content is null
            ? Request.Of(HttpMethod.Put, "target", null, ("x-cos-copy-source", "/bucket/object"), ("x-call", id))
            : Request.Of(HttpMethod.Put, "target", content, ("x-call", id));
        request.RequestUri = new(store.Address, "bucket/target");
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Options.Set(FaultyCall.Key, new(request, faults, null));
        return request;
    }
}
