using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Storage.Http.Tests.Pipelines;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/pipelines.md and what docs/retries.md says of strategies inside, run: pipelines of one's own.</summary>
public sealed class PipelineSnippets : IDisposable
{
    readonly DocHost _host = new();

    [Fact]
    public async Task A_retry_of_ones_own_uses_the_verdict()
    {
        var builder = _host.Builder;
        var time = _host.Time;

        // snippet: own-retry
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = args => ValueTask.FromResult(StorageResilience.IsTransient(args.Outcome)),
                DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.GetStorageError()?.ServerDelay),
            })
            .Build();

        builder.Services.AddHttpClient("oss")
            .AddHttpMessageHandler(() => new PipelineHandler(pipeline))
            .AddStorageErrorClassification();    // after it, so inside
        // end-snippet

        var store = new StubHandler(
            StoreAnswer.Error(400, "RequestTimeout", configure: answer => answer.Headers.Add("Retry-After", "3")),
            StoreAnswer.Error(404, "NoSuchKey"));
        using var client = _host.Client("oss", store);
        using var response = await client.GetAsync(new Uri("http://examplebucket.oss-cn-hangzhou.aliyuncs.com/key"));

        Assert.Equal([TimeSpan.FromSeconds(3)], time.Delays);
        Assert.Equal((2, "NoSuchKey"), (store.Sent.Count, response.GetStorageError()?.Code));
    }

    [Fact]
    public async Task The_storage_retry_stands_in_a_pipeline()
    {
        var builder = _host.Builder;
        var pipelines = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _host.Time };
        AddStorage(pipelines);
        var pipeline = pipelines.Build();

        // snippet: classification
        builder.Services.AddHttpClient("cos")
            .AddHttpMessageHandler(() => new PipelineHandler(pipeline))    // one pipeline for all handlers that the factory makes
            .AddStorageErrorClassification();                              // after it, so inside
        // end-snippet

        var store = new StubHandler(StoreAnswer.Error(200, "SlowDown"), StoreAnswer.Error(503, "SlowDown"), StoreAnswer.Xml(200, StoreAnswer.CopyDone));
        using var client = _host.Client("cos", store);
        using var copy = new HttpRequestMessage(HttpMethod.Put, "http://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/copy.bin");
        copy.Headers.Add("x-cos-copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/original.bin");
        using var response = await client.SendAsync(copy);

        Assert.Equal((HttpStatusCode.OK, 3), (response.StatusCode, store.Sent.Count));
        Assert.Equal(2, _host.Time.Delays.Count);
        Assert.All(_host.Time.Delays, delay => Assert.InRange(delay.TotalSeconds, 1, 20));
        Assert.Equal(["SlowDown", "SlowDown", null], response.GetStorageAttempts().Select(attempt => attempt.Error?.Code));
    }

    [Fact]
    public async Task The_timeout_after_the_storage_retry_is_one_for_each_attempt()
    {
        var pipelines = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _host.Time };
        AddStorage(pipelines);
        var store = new FirstHangsHandler();
        using var client = new HttpClient(new PipelineHandler(pipelines.Build()) { InnerHandler = store });

        var send = client.GetAsync(new Uri("http://host/key"));
        _host.Time.Advance(TimeSpan.FromSeconds(20));
        using var response = await send;

        Assert.Equal((2, HttpStatusCode.OK), (store.Sends, response.StatusCode));
        Assert.Equal(StorageRetryReason.ConnectionLost, response.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task A_strategy_of_ones_own_stands_around_each_attempt()
    {
        var builder = _host.Builder;

        // snippet: inner-strategies
        builder.Services.AddHttpClient("cos").AddStorageErrorHandling(o => o.Retry.ConfigurePipeline = pipeline => pipeline
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = args => ValueTask.FromResult(StorageResilience.IsTransient(args.Outcome)),
                MinimumThroughput = 2,
            }));
        // end-snippet

        var store = new StubHandler(StubHandler.Status(503));
        using var client = _host.Client("cos", store);

        await Assert.ThrowsAsync<BrokenCircuitException>(() => client.GetAsync(new Uri("http://host/key")));
        Assert.Equal(2, store.Sent.Count);
    }

    public void Dispose() => _host.Dispose();

    // snippet: storage-retry
    static void AddStorage(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) => pipeline
        .AddTimeout(TimeSpan.FromSeconds(60))    // the whole call, waits included
        .AddStorageRetry(new StorageRetryOptions { MaxRetryAttempts = 5, MaxTotalTime = TimeSpan.FromSeconds(50) })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = args => ValueTask.FromResult(StorageResilience.IsTransient(args.Outcome)),
        })
        .AddTimeout(TimeSpan.FromSeconds(20));    // one attempt: the request, its content included, and the answer's header
    // end-snippet
}
