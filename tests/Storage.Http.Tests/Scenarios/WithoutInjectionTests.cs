using System.Net;
using Polly;
using Storage.Http.Emulator;
using Storage.Http.Tests.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>The handler made by hand, alone or in a pipeline of the user's own.</summary>
public class WithoutInjectionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_made_by_hand_does_the_same(bool async)
    {
        await using var stage = await EmulatorSession.StartAsync(StorageProvider.AlibabaOss);
        stage.Store("key", "hello");
        stage.Emulator.Faults.Next(Fault.Error("DownloadTrafficRateLimitExceeded"), Fault.Reset());
        var time = new FakeTimeProvider { SkipDelays = true };
        var options = new StorageErrorHandlingOptions { Provider = StorageProvider.AlibabaOss, TimeProvider = time };
        using var client = new HttpClient(new StorageErrorHandler(options) { InnerHandler = new SocketsHttpHandler { UseProxy = false } });
        using var request = Request.Of(HttpMethod.Get, new Uri(stage.Emulator.BaseAddress(StorageProvider.AlibabaOss), "key").ToString());

        using var response = async ? await client.SendAsync(request) : await Task.Run(() => client.Send(request));

        Assert.Equal("hello", await response.Content.ReadAsStringAsync());
        Assert.Equal(["Retry: Throttled", "Retry: ConnectionLost", "Succeed: Succeeded"], response.Story());
        Assert.Equal(3, stage.Emulator.Requests.Count);
        Assert.InRange(time.Delays[0], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        // Random in (0, 100 ms]; under a millisecond nobody waits.
        Assert.All(time.Delays.Skip(1), delay => Assert.InRange(delay, TimeSpan.Zero, TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public async Task Real_time_passes_between_attempts_when_no_clock_is_set()
    {
        await using var stage = await EmulatorSession.StartAsync(StorageProvider.S3);
        stage.Store("key", "hello");
        stage.Emulator.Faults.Next(Fault.Error("ServiceUnavailable").WithDelayHint("x-amz-retry-after", TimeSpan.FromMilliseconds(300)));
        using var client = new HttpClient(new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = new HttpClientHandler { UseProxy = false } });

        using var response = await client.GetAsync(new Uri(stage.Emulator.BaseAddress(StorageProvider.S3), "key"));

        Assert.Equal("hello", await response.Content.ReadAsStringAsync());
        var wait = stage.Emulator.Requests[1].ReceivedAt - stage.Emulator.Requests[0].ReceivedAt;
        Assert.InRange(wait, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Our_retry_in_a_pipeline_of_the_users_own_repeats_what_the_handler_inside_has_judged()
    {
        await using var stage = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        var operation = await StoreOperation.PrepareAsync(stage, "copy");
        stage.Emulator.Faults.Next(Fault.Embedded("SlowDown"), Fault.Cut());
        var time = new FakeTimeProvider { SkipDelays = true };
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddStorageRetry(new() { UseJitter = false }).Build();
        var classify = new StorageErrorHandlingOptions { TimeProvider = time };
        classify.Retry.MaxRetryAttempts = 0;
        using var client = new HttpClient(new StorageErrorHandler(classify) { InnerHandler = new SocketsHttpHandler { UseProxy = false } });
        client.BaseAddress = stage.Emulator.BaseAddress(StorageProvider.TencentCos);

        // Without the request in the context it is taken from the answer; a new message per attempt, as HttpClient wants it.
        using var response = await pipeline.ExecuteAsync(async token => await client.SendAsync(operation.Request(), token));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(operation.IsDone);
        Assert.Equal([1000, 200], time.Delays.Select(delay => delay.TotalMilliseconds));
        Assert.Equal(3, stage.Emulator.Requests.Count);
    }
}
