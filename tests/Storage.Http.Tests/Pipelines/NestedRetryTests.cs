using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Retries of ours inside retries of ours do not multiply, whichever way one knows of the other.</summary>
public class NestedRetryTests
{
    [Fact]
    public async Task T10_two_in_one_pipeline_send_no_more_than_one_of_them()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Status(503));
        var pipeline = Pipeline(time, builder => builder.AddStorageRetry(new() { UseJitter = false }).AddStorageRetry(new() { UseJitter = false, MaxRetryAttempts = 2 }));

        using var response = await Send(pipeline, store, Get());

        Assert.Equal(3, store.Sent.Count);
        Assert.Equal([100, 200], time.Delays.Select(delay => delay.TotalMilliseconds));
        Assert.Equal(
            [StorageRetryReason.TransientFault, StorageRetryReason.TransientFault, StorageRetryReason.AttemptsExhausted], response.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Fact]
    public async Task T10_around_a_client_that_retries_and_knows_nothing_of_the_pipeline_the_clients_word_stands()
    {
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store);

        using var response = await Pipeline(new() { SkipDelays = true }).ExecuteAsync(async token => await client.Http.GetAsync("key", token));

        Assert.Equal(4, store.Sent.Count);
        Assert.Equal([0, 1, 2, 3], response.GetStorageAttempts().Select(attempt => attempt.Number));
        Assert.Equal(StorageRetryReason.AttemptsExhausted, response.GetStorageAttempts()[^1].Reason);
    }

    [Fact]
    public async Task T10_the_same_holds_for_an_exception()
    {
        var store = new StubHandler(Throws(() => new HttpRequestException(HttpRequestError.ConnectionError)));
        using var client = new TestClient(store);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(async () =>
            await Pipeline(new() { SkipDelays = true }).ExecuteAsync(async token => await client.Http.GetAsync("key", token)));

        Assert.Equal(4, store.Sent.Count);
        Assert.Equal(4, exception.GetStorageAttempts().Count);
    }

    [Fact]
    public async Task T10_a_handler_of_ours_around_a_pipeline_that_has_given_up_gives_up_too()
    {
        var store = new StubHandler(Status(503));
        using var client = new TestClient(new Docs.PipelineHandler(Pipeline(new() { SkipDelays = true })) { InnerHandler = store });

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(4, store.Sent.Count);
        Assert.Equal([0, 1, 2, 3], response.GetStorageAttempts().Select(attempt => attempt.Number));
    }

    [Fact]
    public async Task T10_what_a_timeout_between_the_two_cut_short_is_for_the_outer_one_to_decide()
    {
        var time = new FakeTimeProvider();
        var sends = 0;
        var pipeline = Pipeline(time, builder => builder
            .AddStorageRetry(new() { UseJitter = false, MaxRetryAttempts = 1, TransientDelay = TimeSpan.Zero })
            .AddTimeout(TimeSpan.FromSeconds(1))
            .AddStorageRetry(new() { UseJitter = false, TransientDelay = TimeSpan.FromSeconds(10) }));

        var send = Run(pipeline, Get(), _ => Task.FromResult(Answer(++sends == 1 ? 503 : 200)));
        time.Advance(TimeSpan.FromSeconds(1));
        using var response = await send;

        Assert.Equal((2, HttpStatusCode.OK), (sends, response.StatusCode));
        Assert.Equal([StorageRetryReason.TransientFault, StorageRetryReason.Succeeded], response.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Fact]
    public async Task T10_an_attempt_of_the_inner_one_that_a_timeout_between_the_two_cancelled_is_for_the_outer_one_to_decide()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new FirstHangsHandler();
        var pipeline = Pipeline(time, builder => builder.AddStorageRetry(new() { MaxRetryAttempts = 1 }).AddTimeout(TimeSpan.FromSeconds(1)).AddStorageRetry(new()));

        var send = Send(pipeline, store, Get());
        time.Advance(TimeSpan.FromSeconds(1));
        using var response = await send;

        Assert.Equal((2, HttpStatusCode.OK), (store.Sends, response.StatusCode));
        Assert.Equal([StorageRetryReason.ConnectionLost, StorageRetryReason.Succeeded], response.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Fact]
    public async Task T5_what_an_inner_pipeline_found_out_about_an_earlier_attempt_is_not_lost()
    {
        var store = new StubHandler(Status(503), Status(404));
        using var client = new TestClient(new Docs.PipelineHandler(Pipeline(new() { SkipDelays = true })) { InnerHandler = store });

        using var response = await client.SendAsync(HttpMethod.Delete);

        Assert.Equal((StorageErrorKind.NotFound, true), (response.GetStorageError()?.Kind, response.GetStorageError()?.MaybeApplied));
        Assert.Equal([StorageRetryReason.TransientFault, StorageRetryReason.NotRetryable], response.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Fact]
    public async Task T10_a_pipeline_that_runs_within_itself_in_one_context_keeps_its_calls_apart()
    {
        var sends = 0;
        var pipeline = Pipeline(new() { SkipDelays = true });

        using var response = await Run(pipeline, Get(), async context => await pipeline.ExecuteAsync(_ => ValueTask.FromResult(Answer(++sends == 1 ? 503 : 200)), context));

        Assert.Equal((2, HttpStatusCode.OK), (sends, response.StatusCode));
    }

    [Fact]
    public async Task T10_a_retry_of_the_callers_own_around_ours_starts_a_new_call_each_time()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Status(503));
        var pipeline = Pipeline(time, builder => builder
            .AddRetry(new() { MaxRetryAttempts = 1, Delay = TimeSpan.FromMinutes(5), ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)) })
            .AddStorageRetry(new() { UseJitter = false, MaxRetryAttempts = 1 }));

        using var response = await Send(pipeline, store, Get());

        Assert.Equal(2 * 2, store.Sent.Count);

        // The second call has a total time of its own, and tells of its own attempts.
        Assert.Equal([TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5), TimeSpan.FromMilliseconds(100)], time.Delays);
        Assert.Equal([0, 1], response.GetStorageAttempts().Select(attempt => attempt.Number));
    }

    [Fact]
    public async Task T10_a_retry_of_the_callers_own_inside_ours_makes_each_of_our_attempts_several_sends()
    {
        var store = new StubHandler(Status(503));
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder
            .AddStorageRetry(new() { UseJitter = false, MaxRetryAttempts = 1 })
            .AddRetry(new() { MaxRetryAttempts = 2, Delay = TimeSpan.Zero, ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)) }));

        using var response = await Send(pipeline, store, Get());

        Assert.Equal(2 * 3, store.Sent.Count);
        Assert.Equal([0, 1], response.GetStorageAttempts().Select(attempt => attempt.Number));
    }

    [Fact]
    public async Task T10_a_classifying_client_without_the_property_leaves_the_decision_to_the_pipeline()
    {
        var store = new StubHandler(Status(400, r => r.Headers.Add("x-minio-error-code", "SlowDown")), Status(200));
        var services = new ServiceCollection();
        services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => store).AddStorageErrorClassification();
        await using var provider = services.BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("cos");

        using var response = await Pipeline(new() { SkipDelays = true }).ExecuteAsync(async token => await client.GetAsync(new Uri("http://host/key"), token));

        Assert.Equal((2, HttpStatusCode.OK), (store.Sent.Count, response.StatusCode));
    }
}
