using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Timeout;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>The caller's timeouts around our retry and inside it.</summary>
public class TimeoutStrategyTests
{
    [Fact]
    public async Task A_timeout_inside_ends_an_attempt_which_counts_as_a_lost_connection()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var sends = 0;

        var send = Run(Pipeline(time, AttemptTimeout), Get(), context => ++sends == 1 ? Hang(context) : Task.FromResult(Answer(200)));
        time.Advance(TimeSpan.FromSeconds(1));
        using var response = await send;

        Assert.Equal((2, HttpStatusCode.OK), (sends, response.StatusCode));
        Assert.Equal([StorageRetryReason.ConnectionLost, StorageRetryReason.Succeeded], response.GetStorageAttempts().Select(attempt => attempt.Reason));
        Assert.Equal(TimeSpan.FromSeconds(1), response.GetStorageAttempts()[0].Duration);
    }

    [Fact]
    public async Task After_a_timeout_inside_a_post_may_have_run_and_is_not_sent_again()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var sends = 0;

        var send = Run(Pipeline(time, AttemptTimeout), new(HttpMethod.Post, "http://host/key?append"), context =>
        {
            sends++;
            return Hang(context);
        });
        time.Advance(TimeSpan.FromSeconds(1));

        var exception = await Assert.ThrowsAsync<TimeoutRejectedException>(() => send);
        Assert.Equal(1, sends);
        Assert.Equal(StorageRetryReason.NotIdempotent, Assert.Single(exception.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task A_timeout_around_that_passes_during_a_wait_leaves_the_verdict_on_its_exception()
    {
        var time = new FakeTimeProvider();
        var store = new StubHandler(Status(503, r =>
        {
            r.Headers.Add("Retry-After", "60");
            r.Headers.Add("x-amz-request-id", "A1");
        }));

        var send = Send(Pipeline(time, builder => builder.AddTimeout(TimeSpan.FromSeconds(30)).AddStorageRetry(new())), store, Get());
        time.Advance(TimeSpan.FromSeconds(30));

        var exception = await Assert.ThrowsAsync<TimeoutRejectedException>(() => send);
        Assert.Single(store.Sent);
        Assert.Equal(("A1", StorageRetryReason.Cancelled), (exception.GetStorageAttempts()[0].Error?.RequestId, exception.GetStorageAttempts()[0].Reason));
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task With_MaxTotalTime_under_the_timeout_around_the_answer_itself_comes_at_once()
    {
        var time = new FakeTimeProvider();
        var store = new StubHandler(Status(503, r => r.Headers.Add("Retry-After", "60")));
        var pipeline = Pipeline(time, builder => builder.AddTimeout(TimeSpan.FromSeconds(30)).AddStorageRetry(new() { MaxTotalTime = TimeSpan.FromSeconds(25) }));

        using var response = await Send(pipeline, store, Get());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, StorageRetryReason.TotalTimeExceeded), (response.StatusCode, response.GetStorageAttempts()[0].Reason));
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task A_timeout_around_that_passes_during_an_attempt_cancels_the_call()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var sends = 0;
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var send = Run(Pipeline(time, builder => builder.AddTimeout(TimeSpan.FromSeconds(30)).AddStorageRetry(new())), Get(), context =>
        {
            if (++sends == 1)
            {
                return Task.FromResult(Answer(503));
            }

            second.SetResult();
            return Hang(context);
        });
        await second.Task.WaitAsync(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(30));

        var exception = await Assert.ThrowsAsync<TimeoutRejectedException>(() => send);
        Assert.Equal(2, sends);
        Assert.Equal([StorageRetryReason.TransientFault, StorageRetryReason.Cancelled], exception.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Fact]
    public async Task The_callers_own_cancellation_during_a_wait_ends_the_call_at_once()
    {
        var time = new FakeTimeProvider();
        var store = new StubHandler(Status(503));
        using var invoker = new HttpMessageInvoker(store, disposeHandler: false);
        using var cancel = new CancellationTokenSource();

        var send = Run(Pipeline(time, AttemptTimeout), Get(), context => invoker.SendAsync(Get(), context.CancellationToken), cancel.Token);
        await cancel.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        Assert.Single(store.Sent);
        Assert.Single(exception.GetStorageAttempts());
        Assert.Equal(0, time.ActiveTimers);
    }

    [Fact]
    public async Task A_timeout_of_one_request_is_kept_by_the_classifying_handler_inside()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new FirstHangsHandler();
        var services = new ServiceCollection();
        services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => store).AddStorageErrorClassification(o => o.TimeProvider = time);
        await using var provider = services.BuildServiceProvider();
        var inner = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("cos");

        var send = Send(Pipeline(time), inner, Get().SetStorageRetry(attemptTimeout: TimeSpan.FromSeconds(2)));
        time.Advance(TimeSpan.FromSeconds(2));
        using var response = await send;

        Assert.Equal((2, HttpStatusCode.OK), (store.Sends, response.StatusCode));
        Assert.Equal(StorageRetryReason.ConnectionLost, response.GetStorageAttempts()[0].Reason);
    }

    static void AttemptTimeout(ResiliencePipelineBuilder<HttpResponseMessage> builder) => builder.AddStorageRetry(new() { UseJitter = false }).AddTimeout(TimeSpan.FromSeconds(1));

    static async Task<HttpResponseMessage> Hang(ResilienceContext context)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        throw new InvalidOperationException("The delay ended.");
    }
}
