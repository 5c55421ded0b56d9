using System.Net;
using Polly;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Our retry in a pipeline that is not ours.</summary>
public class StorageRetryPipelineTests
{
    [Fact]
    public async Task T10_retries_by_status_without_a_verdict()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Status(503), Status(429), Status(200));

        using var response = await Send(Pipeline(time), store, new(HttpMethod.Get, "http://host/key"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2)], time.Delays);
        Assert.Equal(3, response.GetStorageAttempts().Count);
    }

    [Fact]
    public async Task T10_uses_the_verdict_of_a_classifying_handler_inside()
    {
        // 400 by status alone would be the caller's fault.
        var store = new StubHandler(Status(400, r => r.Headers.Add("x-minio-error-code", "SlowDown")), Status(200));
        using var classifier = Classifier(store);

        using var response = await Send(Pipeline(new() { SkipDelays = true }), classifier, new(HttpMethod.Post, "http://host/key"));

        Assert.Equal(2, store.Sent.Count);
        Assert.Equal("SlowDown", response.GetStorageAttempts()[0].Error!.Code);
    }

    [Fact]
    public async Task T8_a_cancellation_during_the_wait_is_what_the_attempts_tell()
    {
        using var source = new CancellationTokenSource();
        var time = new FakeTimeProvider();

        var send = Pipeline(time).ExecuteAsync(_ => ValueTask.FromResult(new HttpResponseMessage(HttpStatusCode.TooManyRequests)), source.Token).AsTask();
        Assert.Single(time.Delays);
        await source.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
        var attempt = Assert.Single(exception.GetStorageAttempts());
        Assert.Equal((StorageAttemptDecision.GiveUp, StorageRetryReason.Cancelled), (attempt.Decision, attempt.Reason));
    }

    [Fact]
    public async Task T10_without_a_request_the_call_counts_as_not_idempotent()
    {
        var pipeline = Pipeline(new() { SkipDelays = true });
        var sends = 0;

        await Assert.ThrowsAsync<HttpRequestException>(async () => await pipeline.ExecuteAsync<HttpResponseMessage>(_ =>
        {
            sends++;
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }));

        Assert.Equal(1, sends);
    }

    [Fact]
    public async Task T10_the_request_is_found_on_the_answer()
    {
        var pipeline = Pipeline(new() { SkipDelays = true });
        var sends = 0;

        using var response = await pipeline.ExecuteAsync(_ =>
        {
            var answer = new HttpResponseMessage(sends++ == 0 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK) { RequestMessage = new(HttpMethod.Get, "http://host/") };
            return ValueTask.FromResult(answer);
        });

        Assert.Equal((2, HttpStatusCode.OK), (sends, response.StatusCode));
    }

    [Fact]
    public async Task T10_a_one_way_content_is_not_sent_again()
    {
        var store = new StubHandler(Status(503));

        using var response = await Send(Pipeline(new() { SkipDelays = true }), store, new(HttpMethod.Put, "http://host/key") { Content = new StreamContent(new OneWayStream([1])) });

        Assert.Single(store.Sent);
        Assert.Equal(StorageRetryReason.NotReplayable, response.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task T10_no_attempts_adds_nothing()
    {
        var store = new StubHandler(Status(503));
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>().AddStorageRetry(new() { MaxRetryAttempts = 0 }).Build();

        using var response = await Send(pipeline, store, new(HttpMethod.Get, "http://host/key"));

        Assert.Single(store.Sent);
        Assert.Same(ResiliencePipeline<HttpResponseMessage>.Empty.GetType(), pipeline.GetType());
    }

    [Fact]
    public void T10_options_that_have_no_place_are_refused()
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>();

        Assert.Contains("AttemptTimeout", Assert.Throws<ArgumentException>(() => builder.AddStorageRetry(new() { AttemptTimeout = TimeSpan.FromSeconds(1) })).Message, StringComparison.Ordinal);
        Assert.Contains("BufferRequestBytes", Assert.Throws<ArgumentException>(() => builder.AddStorageRetry(new() { BufferRequestBytes = 1 })).Message, StringComparison.Ordinal);
        Assert.Contains("ConfigurePipeline", Assert.Throws<ArgumentException>(() => builder.AddStorageRetry(new() { ConfigurePipeline = _ => { } })).Message, StringComparison.Ordinal);
        Assert.Contains("MaxDelay is -00:00:01", Assert.Throws<ArgumentException>(() => builder.AddStorageRetry(new() { MaxDelay = TimeSpan.FromSeconds(-1) })).Message, StringComparison.Ordinal);
    }
}
