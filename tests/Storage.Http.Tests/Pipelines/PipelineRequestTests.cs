using System.Net;
using Polly;
using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>What our retry knows of the request in a pipeline that is not ours, and how it hands it on.</summary>
public class PipelineRequestTests
{
    [Fact]
    public async Task T8_a_signer_inside_that_adds_sends_one_signature_per_attempt()
    {
        var store = new StubHandler(Status(503), Status(503), Status(200));
        using var signer = new SigningHandler { InnerHandler = store };
        using var classifier = Classifier(signer);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://host/key") { Content = new StringContent("a") };
        request.Headers.Add("x-own", ["1", "2"]);

        using var response = await Send(Pipeline(new() { SkipDelays = true }), classifier, request);

        Assert.Equal(["Signature 1", "Signature 2", "Signature 3"], store.Sent.Select(sent => Assert.Single(sent.Headers["Authorization"])));
        Assert.All(store.Sent, sent => Assert.Equal(["1", "2"], sent.Headers["x-own"]));
    }

    [Fact]
    public async Task T8_a_handler_inside_that_wraps_the_content_finds_the_callers_own_at_every_attempt()
    {
        var seen = new List<HttpContent?>();
        var content = new ByteArrayContent([1]);
        var request = new HttpRequestMessage(HttpMethod.Put, "http://host/key") { Content = content };

        using var response = await Run(Pipeline(new() { SkipDelays = true }), request, _ =>
        {
            seen.Add(request.Content);
            request.Content = new MultipartContent { request.Content! };
            request.RequestUri = new("http://elsewhere/");
            return Task.FromResult(Answer(seen.Count < 3 ? 503 : 200));
        });

        Assert.Equal([content, content, content], seen);
    }

    [Fact]
    public async Task T8_headers_that_nobody_has_changed_are_left_alone()
    {
        var request = Get();
        request.Headers.Authorization = new("Signature", "own");
        var own = request.Headers.Authorization;

        using var response = await Send(Pipeline(new() { SkipDelays = true }), new StubHandler(Status(503), Status(200)), request);

        Assert.Same(own, request.Headers.Authorization);
    }

    [Fact]
    public async Task T8_hedged_siblings_that_share_a_request_do_not_take_headers_from_each_other()
    {
        var request = Get();
        var pipeline = Pipeline(new() { SkipDelays = true });
        var hangs = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<HttpResponseMessage>? sibling = null;

        using var first = await Run(pipeline, request, _ =>
        {
            // The sibling is under way and signed when the first attempt fails, which must not take the signature away.
            sibling ??= Run(pipeline, request, _ =>
            {
                request.Headers.Add("Authorization", "Signature of the sibling");
                return hangs.Task;
            });
            return Task.FromResult(Answer(503));
        });

        Assert.Equal("Signature of the sibling", request.Headers.Authorization?.ToString());
        hangs.SetResult(Answer(200));
        (await sibling!).Dispose();
    }

    [Fact]
    public async Task T10_a_request_that_a_later_answer_names_counts_from_then_on()
    {
        var sends = 0;

        using var response = await Pipeline(new() { SkipDelays = true }).ExecuteAsync(_ => ++sends switch
        {
            1 => throw new HttpRequestException(HttpRequestError.ConnectionError),
            2 => ValueTask.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = Get() }),
            _ => ValueTask.FromResult(Answer(200)),
        });

        Assert.Equal((3, HttpStatusCode.OK), (sends, response.StatusCode));
    }

    [Fact]
    public async Task T10_a_request_that_each_attempt_makes_and_puts_into_the_context_counts_where_no_answer_came()
    {
        var store = new StubHandler(Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded)), Status(200));
        using var client = new HttpClient(store);
        var context = ResilienceContextPool.Shared.Get();

        using var response = await Pipeline(new() { SkipDelays = true }).ExecuteAsync(
            async c =>
            {
                var request = Get();
                c.Properties.Set(RequestKey, request);
                return await client.SendAsync(request, c.CancellationToken);
            },
            context);

        ResilienceContextPool.Shared.Return(context);
        Assert.Equal((2, HttpStatusCode.OK), (store.Sent.Count, response.StatusCode));
    }

    [Fact]
    public async Task A_request_that_HttpClient_refuses_to_send_twice_still_tells_the_first_answer()
    {
        var store = new StubHandler(Status(503, r => r.Headers.Add("x-amz-request-id", "A1")));
        using var client = new HttpClient(store);
        var request = Get();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Run(Pipeline(new() { SkipDelays = true }), request, context => client.SendAsync(request, context.CancellationToken)));

        Assert.Equal([("A1", StorageRetryReason.TransientFault), (null, StorageRetryReason.UnknownException)], exception.GetStorageAttempts().Select(attempt => (attempt.Error?.RequestId, attempt.Reason)));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 4)]
    public async Task The_callers_word_on_the_request_counts(bool idempotent, int expected)
    {
        var store = new StubHandler(Status(503));

        using var response = await Send(Pipeline(new() { SkipDelays = true }), store, new HttpRequestMessage(HttpMethod.Post, "http://host/key").SetStorageIdempotent(idempotent));
        using var disabled = await Send(Pipeline(new() { SkipDelays = true }), new StubHandler(Status(503)), Get().DisableStorageRetry());

        Assert.Equal(expected, store.Sent.Count);
        Assert.Equal(StorageRetryReason.Disabled, Assert.Single(disabled.GetStorageAttempts()).Reason);
    }

    [Fact]
    public async Task T6_the_budget_fills_up_again_where_only_the_answers_name_their_request()
    {
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(new() { UseJitter = false, Budget = new() { Capacity = 10, RetryCost = 5, TimeoutCost = 5 } }));
        async Task<StorageRetryReason?> Call(params int[] statuses)
        {
            var sends = 0;
            using var response = await pipeline.ExecuteAsync(_ => ValueTask.FromResult(new HttpResponseMessage((HttpStatusCode)statuses[sends++]) { RequestMessage = Get() }));
            return response.GetStorageAttempts() is [.., var last] ? last.Reason : null;
        }

        Assert.Equal(StorageRetryReason.BudgetExhausted, await Call(503, 503, 503));
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await Call(200));
        }

        Assert.Equal(StorageRetryReason.Succeeded, await Call(503, 200));
    }

    [Fact]
    public async Task No_answer_and_no_exception_is_handed_on() =>
        Assert.Null(await Pipeline(new()).ExecuteAsync(_ => ValueTask.FromResult<HttpResponseMessage>(null!)));
}
