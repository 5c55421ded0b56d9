using System.Net;
using Polly;
using Polly.Simmy;
using Polly.Simmy.Outcomes;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>The caller's fallbacks and chaos, around our retry and inside it.</summary>
public class FallbackAndChaosTests
{
    const string SlowDown = "<Error><Code>SlowDown</Code><RequestId>A1</RequestId></Error>";

    [Fact]
    public async Task A_fallback_around_ours_comes_after_the_last_attempt_and_sees_all_of_them()
    {
        var reasons = new List<StorageRetryReason>();
        var store = new StubHandler(Status(503));
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder
            .AddFallback(new()
            {
                ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)),
                FallbackAction = args =>
                {
                    reasons.AddRange(args.Outcome.Result!.GetStorageAttempts().Select(attempt => attempt.Reason));
                    return Outcome.FromResultAsValueTask(Answer(206));
                },
            })
            .AddStorageRetry(new() { MaxRetryAttempts = 1 }));

        using var response = await Send(pipeline, store, Get());

        Assert.Equal((2, HttpStatusCode.PartialContent), (store.Sent.Count, response.StatusCode));
        Assert.Equal([StorageRetryReason.TransientFault, StorageRetryReason.AttemptsExhausted], reasons);
    }

    [Fact]
    public async Task A_fallback_inside_ours_hides_the_failure_from_it()
    {
        var store = new StubHandler(Status(503));
        var pipeline = Pipeline(new(), builder => builder.AddStorageRetry(new()).AddFallback(new()
        {
            ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)),
            FallbackAction = _ => Outcome.FromResultAsValueTask(Answer(206)),
        }));

        using var response = await Send(pipeline, store, Get());

        Assert.Equal((1, HttpStatusCode.PartialContent), (store.Sent.Count, response.StatusCode));
        Assert.Empty(response.GetStorageAttempts());
    }

    [Fact]
    public async Task A_503_of_chaos_is_retried_as_the_stores_own()
    {
        var chaos = 0;
        var store = new StubHandler(Status(200));
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(new()).AddChaosOutcome(Injecting(() => chaos++ < 2 ? Answer(503) : null)));

        using var response = await Send(pipeline, store, Get());

        Assert.Equal((1, HttpStatusCode.OK), (store.Sent.Count, response.StatusCode));
        Assert.Equal(
            [StorageRetryReason.TransientFault, StorageRetryReason.TransientFault, StorageRetryReason.Succeeded], response.GetStorageAttempts().Select(attempt => attempt.Reason));
    }

    [Fact]
    public async Task An_exception_of_chaos_is_a_lost_send()
    {
        var chaos = 0;
        var store = new StubHandler(Status(200));
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(new())
            .AddChaosFault(1, () => chaos++ == 0 ? new HttpRequestException(HttpRequestError.ResponseEnded) : null));

        using var response = await Send(pipeline, store, Get());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(StorageRetryReason.ConnectionLost, response.GetStorageAttempts()[0].Reason);
    }

    [Fact]
    public async Task An_error_body_under_200_of_chaos_is_found_where_chaos_stands_inside_the_classifying_handler()
    {
        var chaos = 0;
        var store = new StubHandler(Docs.StoreAnswer.Xml(200, Docs.StoreAnswer.CopyDone));
        var inner = Pipeline(new(), builder => builder.AddChaosOutcome(Injecting(() => chaos++ == 0 ? Hidden() : null)));
        using var classifier = Classifier(new Docs.PipelineHandler(inner) { InnerHandler = store });

        using var response = await Send(Pipeline(new() { SkipDelays = true }), classifier, Copy());

        Assert.Equal((1, HttpStatusCode.OK), (store.Sent.Count, response.StatusCode));
        Assert.Equal(["SlowDown", null], response.GetStorageAttempts().Select(attempt => attempt.Error?.Code));
    }

    [Fact]
    public async Task T10_an_error_body_under_200_is_not_looked_for_by_the_retry_itself()
    {
        var store = new StubHandler(Status(503));
        var pipeline = Pipeline(new(), builder => builder.AddStorageRetry(new()).AddChaosOutcome(Injecting(Hidden)));

        using var response = await Send(pipeline, store, Copy());

        Assert.Empty(store.Sent);
        Assert.Empty(response.GetStorageAttempts());
        Assert.Equal(SlowDown, await response.Content.ReadAsStringAsync());
    }

    static HttpResponseMessage Hidden()
    {
        var answer = Answer(200);
        answer.Content = new StringContent(SlowDown);
        return answer;
    }

    static HttpRequestMessage Copy()
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "http://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/copy.bin");
        request.Headers.Add("x-cos-copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/original.bin");
        return request;
    }

    // Chaos whose generator gives nothing leaves the call alone.
    static ChaosOutcomeStrategyOptions<HttpResponseMessage> Injecting(Func<HttpResponseMessage?> answer) => new()
    {
        InjectionRate = 1,
        OutcomeGenerator = _ => new(answer() is { } result ? Outcome.FromResult(result) : null),
    };
}
