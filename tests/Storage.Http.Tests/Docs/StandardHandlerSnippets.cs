using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Docs;

/// <summary>
/// docs/pipelines.md, run: what Microsoft.Extensions.Http.Resilience is told. Its options are Polly's, with other defaults; a pipeline of the same strategies
/// in the same order stands for its standard handler.
/// </summary>
public sealed class StandardHandlerSnippets : IDisposable
{
    // snippet: standard-handler
    static readonly ResiliencePropertyKey<HttpRequestMessage?> RequestKey = new("Resilience.Http.RequestMessage");

    static void RetryStorageTrouble(RetryStrategyOptions<HttpResponseMessage> retry)
    {
        retry.ShouldHandle = args => ValueTask.FromResult(
            StorageResilience.IsTransient(args.Outcome)
            && args.Context.Properties.GetValue(RequestKey, null)?.Method != HttpMethod.Post);    // twice may not be the same as once
        retry.DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.GetStorageError()?.ServerDelay);
    }

    static void CountStorageTrouble(CircuitBreakerStrategyOptions<HttpResponseMessage> breaker) =>
        breaker.ShouldHandle = args => ValueTask.FromResult(StorageResilience.IsTransient(args.Outcome));

    // end-snippet
    readonly DocHost _host = new();
    readonly StringWriter _output = new();

    [Fact]
    public async Task The_standard_handlers_retry_finds_what_a_copy_hides_and_waits_as_the_store_asks()
    {
        var builder = _host.Builder;
        var pipeline = Standard();

        // snippet: copy-hidden-error
        await using var emulator = await StorageEmulator.StartAsync();
        emulator.Objects.Put(StorageProvider.TencentCos, "photo.bin", "hello"u8.ToArray());
        emulator.On(HttpMethod.Put, "/copy.bin").Answer(Fault.Embedded("SlowDown")).Times(1);
        var address = emulator.BaseAddress(StorageProvider.TencentCos);
        // end-snippet

        builder.Services.AddHttpClient("standard", c => c.BaseAddress = address)
            .AddHttpMessageHandler(() => new PipelineHandler(pipeline))
            .AddStorageErrorClassification();
        using var client = _host.Client("standard");
        var output = _output;

        // snippet: copy-and-count
        await CopyAsync(client, output);
        output.WriteLine($"The store has received {emulator.Requests.Total} requests.");
        // end-snippet

        Assert.Equal("200 \nThe store has received 2 requests.\n", _output.ToString().ReplaceLineEndings("\n"));
        Assert.Equal([TimeSpan.FromSeconds(2)], _host.Time.Delays);
        Assert.Equal("hello"u8.ToArray(), emulator.Objects.Find(StorageProvider.TencentCos, "copy.bin")?.Content.ToArray());
    }

    [Fact]
    public async Task The_storage_retry_tells_the_attempts_of_the_same_copy()
    {
        var builder = _host.Builder;
        await using var emulator = await StorageEmulator.StartAsync();
        emulator.Objects.Put(StorageProvider.TencentCos, "photo.bin", "hello"u8.ToArray());
        emulator.On(HttpMethod.Put, "/copy.bin").Answer(Fault.Embedded("SlowDown")).Times(1);
        var pipelines = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _host.Time };
        pipelines.AddStorageRetry(new() { UseJitter = false });
        var pipeline = pipelines.Build();

        builder.Services.AddHttpClient("own", c => c.BaseAddress = emulator.BaseAddress(StorageProvider.TencentCos))
            .AddHttpMessageHandler(() => new PipelineHandler(pipeline))
            .AddStorageErrorClassification();
        await CopyAsync(_host.Client("own"), _output);

        Assert.Matches("^200 \n#0 TencentCos SlowDown .*: Retry \\(Throttled\\) after 00:00:01\n#1 good answer: Succeed \\(Succeeded\\)\n$", _output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_standard_handlers_retry_does_not_repeat_a_post_and_its_breaker_counts_no_NotFound()
    {
        var (posts, gets) = (new StubHandler(StubHandler.Status(503)), new StubHandler(StubHandler.Status(404)));
        var pipeline = Standard(minimumThroughput: 2);
        using var poster = new HttpClient(new PipelineHandler(pipeline) { InnerHandler = posts });
        using var getter = new HttpClient(new PipelineHandler(pipeline) { InnerHandler = gets });

        using var post = await poster.PostAsync(new Uri("http://host/key?append"), null);
        for (var i = 0; i < 20; i++)
        {
            using var get = await getter.GetAsync(new Uri("http://host/key"));
        }

        Assert.Equal((1, 20), (posts.Sent.Count, gets.Sent.Count));
    }

    public void Dispose()
    {
        _host.Dispose();
        _output.Dispose();
    }

    ResiliencePipeline<HttpResponseMessage> Standard(int minimumThroughput = 100)
    {
        var retry = new RetryStrategyOptions<HttpResponseMessage> { BackoffType = DelayBackoffType.Exponential };
        var breaker = new CircuitBreakerStrategyOptions<HttpResponseMessage> { MinimumThroughput = minimumThroughput };
        RetryStorageTrouble(retry);
        CountStorageTrouble(breaker);
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _host.Time }
            .AddTimeout(TimeSpan.FromSeconds(30)).AddRetry(retry).AddCircuitBreaker(breaker).AddTimeout(TimeSpan.FromSeconds(10))
            .Build();
    }

    // snippet: copy-and-tell
    static async Task CopyAsync(HttpClient client, TextWriter output)
    {
        using var copy = new HttpRequestMessage(HttpMethod.Put, "copy.bin");
        copy.Headers.Add("x-cos-copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photo.bin");
        using var response = await client.SendAsync(copy);
        Tell(response, output);
    }

    static void Tell(HttpResponseMessage response, TextWriter output)
    {
        output.WriteLine($"{(int)response.StatusCode} {response.GetStorageError()}");
        foreach (var attempt in response.GetStorageAttempts())
        {
            output.WriteLine(attempt);
        }
    }

    // end-snippet
}
