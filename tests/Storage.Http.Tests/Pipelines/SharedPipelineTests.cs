using Polly;
using Polly.Registry;
using Storage.Http.Requests;
using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>One pipeline for many calls, one context after the other, and a pipeline that is built anew.</summary>
public class SharedPipelineTests
{
    [Fact]
    public async Task Many_calls_at_once_keep_their_attempts_apart()
    {
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(new() { MaxRetryAttempts = 10, TransientDelay = TimeSpan.Zero, Budget = null }));

        async Task<(int Sends, IReadOnlyList<StorageAttempt> Attempts, HttpRequestMessage Request)> Call(int failures)
        {
            var sends = 0;
            var request = new HttpRequestMessage(HttpMethod.Get, $"http://host/{failures}");
            using var response = await Run(pipeline, request, async _ =>
            {
                await Task.Yield();
                var answer = Answer(sends++ < failures ? 503 : 200);
                answer.Headers.Add("x-amz-request-id", $"{failures}");
                return answer;
            });
            return (sends, response.GetStorageAttempts(), request);
        }

        var calls = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => Call(i % 7))));

        Assert.All(calls, (call, i) =>
        {
            var failures = i % 7;
            Assert.Equal(failures + 1, call.Sends);
            Assert.Equal(failures == 0 ? 0 : failures + 1, call.Attempts.Count);
            Assert.Equal(Enumerable.Range(0, call.Attempts.Count), call.Attempts.Select(attempt => attempt.Number));
            Assert.All(call.Attempts.SkipLast(1), attempt => Assert.Equal($"{failures}", attempt.Error?.RequestId));
            Assert.False(RequestSettings.Find(call.Request)!.OuterRetryDecides);
        });
    }

    [Fact]
    public async Task A_context_that_is_used_again_starts_a_new_call()
    {
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(new() { MaxRetryAttempts = 1 }));
        var context = ResilienceContextPool.Shared.Get();
        var counts = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            context.Properties.Set(RequestKey, Get());
            using var response = await pipeline.ExecuteAsync(_ => ValueTask.FromResult(Answer(503)), context);
            counts.Add(response.GetStorageAttempts().Count);
        }

        ResilienceContextPool.Shared.Return(context);
        Assert.Equal([2, 2, 2], counts);
    }

    [Fact]
    public async Task The_request_of_a_call_before_is_not_in_a_pooled_context()
    {
        var pipeline = Pipeline(new() { SkipDelays = true });
        (await Send(pipeline, new StubHandler(Status(200)), Get())).Dispose();
        var sends = 0;

        // A GET would be sent again.
        await Assert.ThrowsAsync<HttpRequestException>(async () => await pipeline.ExecuteAsync<HttpResponseMessage>(_ =>
        {
            sends++;
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }));

        Assert.Equal(1, sends);
    }

    [Fact]
    public async Task T12_the_budget_belongs_to_the_pipeline_and_all_its_calls()
    {
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(new() { Budget = new() { Capacity = 10, RetryCost = 5 } }));
        var store = new StubHandler(Status(503));

        using var first = await Send(pipeline, store, Get());
        using var second = await Send(pipeline, store, Get());

        Assert.Equal(3 + 1, store.Sent.Count);
        Assert.Equal(StorageRetryReason.BudgetExhausted, second.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task Options_are_read_when_they_are_handed_over()
    {
        var store = new StubHandler(Status(503));
        var options = new StorageRetryOptions { MaxRetryAttempts = 1 };
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(options));
        options.MaxRetryAttempts = 50;
        options.Budget!.RetryCost = 500;

        using var response = await Send(pipeline, store, Get());

        Assert.Equal(2, store.Sent.Count);
    }

    [Fact]
    public async Task A_call_under_way_ends_by_the_options_it_began_with_when_the_pipeline_is_reloaded()
    {
        var time = new FakeTimeProvider();
        var retries = 1;
        var reload = new CancellationTokenSource();
        await using var registry = new ResiliencePipelineRegistry<string>();
        var pipeline = registry.GetOrAddPipeline<HttpResponseMessage>("storage", (builder, context) =>
        {
            context.AddReloadToken(reload.Token);
            builder.TimeProvider = time;
            builder.AddStorageRetry(new() { MaxRetryAttempts = retries, UseJitter = false });
        });
        var store = new StubHandler(Status(503));

        var before = Send(pipeline, store, Get());
        retries = 2;
        var old = reload;
        reload = new();
        await old.CancelAsync();
        time.Advance(TimeSpan.FromMilliseconds(100));
        using var first = await before;

        var after = Send(pipeline, store, Get());
        time.Advance(TimeSpan.FromMilliseconds(100));
        await time.TimerAsync();
        time.Advance(TimeSpan.FromMilliseconds(200));
        using var second = await after;

        Assert.Equal((2, 3), (first.GetStorageAttempts().Count, second.GetStorageAttempts().Count));
        old.Dispose();
        reload.Dispose();
    }
}
