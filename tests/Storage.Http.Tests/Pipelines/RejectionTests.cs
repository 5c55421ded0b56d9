using System.Net;
using Polly;
using Polly.CircuitBreaker;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Strategies inside our retry that do not let a request through.</summary>
public class RejectionTests
{
    [Fact]
    public async Task An_open_circuit_inside_ends_the_call_and_the_stores_answer_is_among_the_attempts()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Status(503, r => r.Headers.Add("x-amz-request-id", "A1")));

        var exception = await Assert.ThrowsAsync<BrokenCircuitException>(() => Send(Pipeline(time, RetryAroundBreaker), Classifier(store), Get()));

        Assert.Equal(2, store.Sent.Count);
        Assert.Equal(
            [("A1", StorageRetryReason.TransientFault), ("A1", StorageRetryReason.TransientFault), (null, StorageRetryReason.Rejected)],
            exception.GetStorageAttempts().Select(attempt => (attempt.Error?.RequestId, attempt.Reason)));
        Assert.All(store.Answered, answer => Assert.Throws<ObjectDisposedException>(() => answer.Content.ReadAsStream()));
    }

    [Fact]
    public async Task A_refusal_is_no_answer_and_says_when_the_circuit_lets_somebody_try()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var pipeline = Pipeline(time, RetryAroundBreaker);
        await Assert.ThrowsAsync<BrokenCircuitException>(() => Send(pipeline, new StubHandler(Status(503)), Get()));
        time.Advance(TimeSpan.FromSeconds(2));
        var store = new StubHandler(Status(200));

        var exception = await Assert.ThrowsAsync<BrokenCircuitException>(() => Send(pipeline, store, Get()));

        Assert.Empty(store.Sent);
        var error = Assert.Single(exception.GetStorageAttempts()).Error!;
        Assert.Equal((StorageErrorKind.Connection, exception.RetryAfter), (error.Kind, error.ServerDelay));
        Assert.False(StorageResilience.IsTransient(Outcome.FromException<HttpResponseMessage>(exception)));
    }

    [Fact]
    public async Task ShouldRetry_may_ask_for_a_retry_which_then_waits_for_the_circuit_whatever_the_method()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var pipeline = Pipeline(time, builder => Breaker(builder.AddStorageRetry(new()
        {
            UseJitter = false,
            ShouldRetry = failure => failure.WouldRetry || failure.Exception is BrokenCircuitException { RetryAfter: not null },
        })));
        for (var i = 0; i < 2; i++)
        {
            (await Send(pipeline, new StubHandler(Status(503)), Get().DisableStorageRetry())).Dispose();
        }

        var store = new StubHandler(Status(200));

        using var response = await Send(pipeline, store, new(HttpMethod.Post, "http://host/key?append"));

        Assert.Equal((1, HttpStatusCode.OK), (store.Sent.Count, response.StatusCode));
        Assert.Equal(TimeSpan.FromMilliseconds(5020), Assert.Single(time.Delays));
        Assert.Equal([StorageRetryReason.CallerAdded, StorageRetryReason.Succeeded], response.GetStorageAttempts().Select(attempt => attempt.Reason));
        Assert.False(response.GetStorageAttempts()[0].Error!.MaybeApplied);
    }

    [Fact]
    public async Task T5_a_refused_attempt_cannot_have_done_anything()
    {
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(new() { ShouldRetry = _ => true, MaxRetryAttempts = 1 }));
        var store = new StubHandler(Throws(() => new RefusedException()), Status(404));

        using var response = await Send(pipeline, store, new(HttpMethod.Delete, "http://host/key"));

        Assert.Equal([(StorageErrorKind.Connection, false), (StorageErrorKind.NotFound, false)], response.GetStorageAttempts().Select(attempt => (attempt.Error!.Kind, attempt.Error.MaybeApplied)));
    }

    [Fact]
    public async Task An_isolated_circuit_gives_no_hint_and_is_not_retried()
    {
        var control = new CircuitBreakerManualControl();
        await control.IsolateAsync();
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(new()).AddCircuitBreaker(new() { ManualControl = control }));
        var store = new StubHandler(Status(200));

        var exception = await Assert.ThrowsAsync<IsolatedCircuitException>(() => Send(pipeline, store, Get()));

        Assert.Empty(store.Sent);
        Assert.Equal((StorageRetryReason.Rejected, null), (exception.GetStorageAttempts()[0].Reason, exception.GetStorageAttempts()[0].Error!.ServerDelay));
    }

    [Fact]
    public async Task A_broken_circuit_does_not_tell_the_attempts_of_the_call_that_broke_it()
    {
        // The breaker stands outside and puts the exception that broke it inside its own.
        var store = new StubHandler(Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded)));
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => Breaker(builder).AddStorageRetry(new()));
        for (var i = 0; i < 2; i++)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => Send(pipeline, store, Get()));
        }

        var exception = await Assert.ThrowsAsync<BrokenCircuitException>(() => Send(pipeline, store, Get()));

        Assert.Equal(4, exception.InnerException?.GetStorageAttempts().Count);
        Assert.Empty(exception.GetStorageAttempts());
    }

    [Fact]
    public async Task A_limiter_inside_that_refuses_is_not_tried_again_and_the_first_answer_is_told()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var limiter = new RefusingStrategy(1);
        var store = new StubHandler(Status(503, r => r.Headers.Add("x-amz-request-id", "A1")));
        var pipeline = Pipeline(time, builder => builder.AddStorageRetry(new()).AddStrategy(_ => limiter, new RefusingStrategyOptions()));

        var exception = await Assert.ThrowsAsync<RefusedException>(() => Send(pipeline, store, Get()));

        Assert.Equal((1, 1), (store.Sent.Count, limiter.Refused));
        Assert.Equal([("A1", StorageRetryReason.TransientFault), (null, StorageRetryReason.Rejected)], exception.GetStorageAttempts().Select(attempt => (attempt.Error?.RequestId, attempt.Reason)));
    }

    [Fact]
    public async Task A_limiter_of_foreign_make_that_throws_is_not_tried_again_either()
    {
        var sends = 0;

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Run(Pipeline(new() { SkipDelays = true }), Get(), _ =>
            ++sends == 1 ? Task.FromResult(Answer(503)) : throw new InvalidOperationException("No permit.")));

        Assert.Equal([StorageRetryReason.TransientFault, StorageRetryReason.UnknownException], exception.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Fact]
    public async Task A_limiter_outside_takes_one_permit_for_all_attempts_of_a_call()
    {
        var limiter = new RefusingStrategy(1);
        var store = new StubHandler(Status(503), Status(503), Status(200));
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStrategy(_ => limiter, new RefusingStrategyOptions()).AddStorageRetry(new()));

        using var response = await Send(pipeline, store, Get());
        var exception = await Assert.ThrowsAsync<RefusedException>(() => Send(pipeline, store, Get()));

        Assert.Equal((3, HttpStatusCode.OK), (store.Sent.Count, response.StatusCode));
        Assert.Empty(exception.GetStorageAttempts());
    }

    static void RetryAroundBreaker(ResiliencePipelineBuilder<HttpResponseMessage> builder) => Breaker(builder.AddStorageRetry(new() { UseJitter = false }));

    static ResiliencePipelineBuilder<HttpResponseMessage> Breaker(ResiliencePipelineBuilder<HttpResponseMessage> builder) => builder.AddCircuitBreaker(new()
    {
        MinimumThroughput = 2,
        FailureRatio = 0.5,
        BreakDuration = TimeSpan.FromSeconds(5),
        ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)),
    });
}
