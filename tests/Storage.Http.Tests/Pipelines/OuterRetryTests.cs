using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;
using Storage.Http.Requests;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Our retry in a pipeline around a handler of ours.</summary>
public class OuterRetryTests
{
    [Fact]
    public async Task T10_a_retrying_handler_inside_leaves_the_decision_to_the_pipeline_and_says_so_once()
    {
        var store = new StubHandler(Status(503), Status(503), Status(503), Status(503), Status(200));
        var log = new RecordingLogger<StorageErrorHandler>();
        using var inner = new StorageErrorHandler(new StorageErrorHandlingOptions(), log) { InnerHandler = store };
        var pipeline = Pipeline(new() { SkipDelays = true });

        using var response = await Send(pipeline, inner, new(HttpMethod.Get, "http://host/key"));

        Assert.Equal(4, store.Sent.Count);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Single(log.Lines, line => line.Event.Id == 6111);

        // What the outer retry may repeat is not lost yet.
        Assert.Equal(4, log.Lines.Count(line => line.Event.Id == 6102 && line.Level == LogLevel.Information && line.Values["Reason"] is StorageRetryReason.OuterRetryDecides));
    }

    [Fact]
    public async Task T10_a_classifying_handler_inside_is_what_was_asked_for_and_no_remark_is_made()
    {
        var log = new RecordingLoggerFactory();
        var store = new StubHandler(Status(503), Status(200));
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(log);
        services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => store).AddStorageErrorClassification();
        await using var provider = services.BuildServiceProvider();
        var inner = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("cos");

        using var response = await Send(Pipeline(new() { SkipDelays = true }), inner, new(HttpMethod.Get, "http://host/key"));

        Assert.Equal(2, store.Sent.Count);
        Assert.DoesNotContain(log.Lines, line => line.Event.Id == 6111);
    }

    [Fact]
    public async Task T10_inside_hedging_every_hedged_attempt_has_retries_of_its_own()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var sends = 0;
        var request = new HttpRequestMessage(HttpMethod.Get, "http://host/key");
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddHedging(new() { Delay = TimeSpan.Zero, MaxHedgedAttempts = 2, ShouldHandle = args => new(args.Outcome.Result is not { IsSuccessStatusCode: true }) })
            .AddStorageRetry(new() { MaxRetryAttempts = 1, UseJitter = false })
            .Build();

        using var response = await Run(pipeline, request, async _ =>
        {
            Interlocked.Increment(ref sends);
            await Task.Yield();
            return new(HttpStatusCode.ServiceUnavailable);
        });

        Assert.Equal(3 * 2, sends);
        Assert.Equal([StorageRetryReason.TransientFault, StorageRetryReason.AttemptsExhausted], response.GetStorageAttempts().Select(attempt => attempt.Reason));
        Assert.False(RequestSettings.Find(request)!.OuterRetryDecides);
    }

    [Fact]
    public async Task T10_hedged_attempts_each_keep_the_inner_handler_from_retrying()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "http://host/key");
        var pipeline = Pipeline(new() { SkipDelays = true });
        var hangs = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);

        // The first of two calls with one request ends while the second is under way.
        var second = Run(pipeline, request, _ => hangs.Task);
        using var first = await Run(pipeline, request, _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)));

        Assert.True(RequestSettings.Find(request)!.OuterRetryDecides);
        hangs.SetResult(new(HttpStatusCode.OK));
        (await second).Dispose();
        Assert.False(RequestSettings.Find(request)!.OuterRetryDecides);
    }

    [Fact]
    public async Task T10_the_mark_is_taken_off_the_request_that_it_was_put_on()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "http://host/key");
        var other = new HttpRequestMessage(HttpMethod.Get, "http://host/key");

        using var response = await Run(Pipeline(new()), request, context =>
        {
            context.Properties.Set(RequestKey, other);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        });

        Assert.False(RequestSettings.Find(request)!.OuterRetryDecides);
    }

    [Fact]
    public async Task Classification_leaves_the_content_alone_for_a_pipeline_that_sends_the_request_twice_at_a_time()
    {
        HttpContent? seen = null;
        var store = new StubHandler(request =>
        {
            seen = request.Content;
            return Status(503)(request);
        });
        var services = new ServiceCollection();
        services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => store).AddStorageErrorClassification();
        await using var provider = services.BuildServiceProvider();
        var content = new StreamContent(new OneWayStream([1]));

        using var response = await provider.GetRequiredService<IHttpClientFactory>().CreateClient("cos").PutAsync("http://host/key", content);

        Assert.Same(content, seen);
    }
}
