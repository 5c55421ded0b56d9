using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Storage.Http.Requests;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

public class StorageRetryPipelineTests
{
    static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new("Resilience.Http.RequestMessage");

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

    [Fact]
    public async Task A_circuit_breaker_counts_storage_trouble_and_not_NotFound()
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                MinimumThroughput = 2,
                FailureRatio = 1,
                ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)),
            })
            .Build();
        var status = 404;
        using var classifier = Classifier(new StubHandler(request => Status(status)(request)));

        for (var i = 0; i < 5; i++)
        {
            (await Send(pipeline, classifier, new(HttpMethod.Get, "http://host/key"))).Dispose();
        }

        status = 503;
        (await Send(pipeline, classifier, new(HttpMethod.Get, "http://host/key"))).Dispose();
        status = 404;
        (await Send(pipeline, classifier, new(HttpMethod.Get, "http://host/key"))).Dispose();

        // Ratio 1: the 404s above count as successes, so the circuit is still closed.
        Assert.Equal(HttpStatusCode.NotFound, (await Send(pipeline, classifier, new(HttpMethod.Get, "http://host/key"))).StatusCode);
    }

    [Fact]
    public void IsTransient_answers_for_answers_and_exceptions()
    {
        Assert.True(StorageResilience.IsTransient(Outcome.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable))));
        Assert.True(StorageResilience.IsTransient(Outcome.FromResult(new HttpResponseMessage(HttpStatusCode.TooManyRequests))));
        Assert.False(StorageResilience.IsTransient(Outcome.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound))));
        Assert.False(StorageResilience.IsTransient(Outcome.FromResult(new HttpResponseMessage(HttpStatusCode.NotImplemented))));
        Assert.False(StorageResilience.IsTransient(Outcome.FromResult(new HttpResponseMessage(HttpStatusCode.OK))));
        Assert.True(StorageResilience.IsTransient(Outcome.FromException<HttpResponseMessage>(new HttpRequestException(HttpRequestError.ResponseEnded))));
        Assert.False(StorageResilience.IsTransient(Outcome.FromException<HttpResponseMessage>(new OperationCanceledException())));
        Assert.False(StorageResilience.IsTransient(Outcome.FromException<HttpResponseMessage>(new InvalidOperationException())));
        Assert.True(StorageResilience.IsTransient(Outcome.FromException<HttpResponseMessage>(new StorageException(new() { Kind = StorageErrorKind.Throttling }, []))));
    }

    [Fact]
    public async Task The_callers_own_strategies_stand_inside_our_retry_and_see_every_attempt()
    {
        var seen = new List<HttpStatusCode?>();
        var store = new StubHandler(Status(503), Status(200));
        using var client = new TestClient(store, o => o.Retry.ConfigurePipeline = builder => builder.AddRetry(new()
        {
            MaxRetryAttempts = 1,
            ShouldHandle = args =>
            {
                seen.Add(args.Outcome.Result?.StatusCode);
                return PredicateResult.False();
            },
        }));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], seen);
    }

    [Fact]
    public async Task Hedging_in_the_callers_own_strategies_sends_the_one_request_one_after_the_other()
    {
        var store = new OneAtATimeHandler();
        using var client = new TestClient(store, o => o.Retry.ConfigurePipeline = builder => builder.AddHedging(new()
        {
            Delay = TimeSpan.Zero,
            MaxHedgedAttempts = 1,
            ShouldHandle = args => new(args.Outcome.Result is not { IsSuccessStatusCode: true }),
        }));

        var send = client.SendAsync(HttpMethod.Put, content: new StreamContent(new MemoryStream([1])));
        store.First.SetResult(new(HttpStatusCode.ServiceUnavailable));
        using var response = await send;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((2, 1), (store.Sends, store.MostAtOnce));
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

    [Fact]
    public async Task The_callers_own_strategies_see_a_good_answer_too()
    {
        var seen = 0;
        using var client = new TestClient(new StubHandler(Status(200)), o => o.Retry.ConfigurePipeline = builder => builder.AddRetry(new()
        {
            ShouldHandle = _ =>
            {
                seen++;
                return PredicateResult.False();
            },
        }));

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal(1, seen);
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

    [Theory]
    [InlineData(503, 2)]
    [InlineData(404, 1)]
    public async Task T10_a_StorageException_counts_by_its_verdict(int status, int expected)
    {
        var sends = 0;

        var failure = await Record.ExceptionAsync(async () => (await Run(Pipeline(new() { SkipDelays = true }), new(HttpMethod.Get, "http://host/key"), _ =>
        {
            using var answer = new HttpResponseMessage(sends++ == 0 ? (HttpStatusCode)status : HttpStatusCode.OK);
            return Task.FromResult(answer.EnsureStorageSuccess());
        })).Dispose());

        Assert.Equal(expected, sends);
        Assert.Equal(expected == 1, failure is StorageException);
    }

    [Fact]
    public async Task T10_the_timeout_of_a_client_inside_may_have_sent_the_post()
    {
        var sends = 0;
        using var client = new HttpClient(new HangingHandler(() => sends++)) { Timeout = TimeSpan.FromMilliseconds(1) };

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Pipeline(new() { SkipDelays = true }).ExecuteAsync(async token => await client.PostAsync("http://host/key?append", null, token)));

        Assert.Equal(StorageRetryReason.NotIdempotent, exception.GetStorageAttempts()[0].Reason);
        Assert.Equal(1, sends);
    }

    [Fact]
    public async Task T10_without_a_verdict_the_headers_tell_code_and_delay()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(
            Status(400, r => r.Headers.Add("x-minio-error-code", "SlowDown")),
            Status(503, r => r.Headers.Add("x-amz-retry-after", "7000")),
            Status(200));

        using var response = await Send(Pipeline(time), store, new(HttpMethod.Get, "http://host/key"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(7020)], time.Delays);
        Assert.Equal("SlowDown", response.GetStorageAttempts()[0].Error!.Code);
    }

    [Fact]
    public async Task T10_a_plain_redirect_is_no_failure()
    {
        var store = new StubHandler(Status(302));

        using var response = await Send(Pipeline(new()), store, new(HttpMethod.Get, "http://host/key"));

        Assert.Empty(response.GetStorageAttempts());
    }

    [Fact]
    public async Task T10_an_attempt_has_the_duration_it_took()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var sends = 0;

        using var response = await Run(Pipeline(time), new(HttpMethod.Get, "http://host/key"), _ =>
        {
            time.Advance(TimeSpan.FromSeconds(1 + sends));
            return Task.FromResult(new HttpResponseMessage(sends++ < 2 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK));
        });

        Assert.Equal([1, 2, 3], response.GetStorageAttempts().Select(attempt => attempt.Duration.TotalSeconds));
    }

    static ResiliencePipeline<HttpResponseMessage> Pipeline(FakeTimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddStorageRetry(new() { UseJitter = false }).Build();

    static StorageErrorHandler Classifier(StubHandler store)
    {
        var options = new StorageErrorHandlingOptions();
        options.Retry.MaxRetryAttempts = 0;
        return new(options) { InnerHandler = store };
    }

    static async Task<HttpResponseMessage> Send(ResiliencePipeline<HttpResponseMessage> pipeline, HttpMessageHandler inner, HttpRequestMessage request)
    {
        using var invoker = new HttpMessageInvoker(inner, disposeHandler: false);
        var context = ResilienceContextPool.Shared.Get();
        try
        {
            context.Properties.Set(RequestKey, request);
            return await pipeline.ExecuteAsync(static async (context, state) => await state.invoker.SendAsync(state.request, context.CancellationToken), context, (invoker, request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    static async Task<HttpResponseMessage> Run(ResiliencePipeline<HttpResponseMessage> pipeline, HttpRequestMessage request, Func<ResilienceContext, Task<HttpResponseMessage>> send)
    {
        var context = ResilienceContextPool.Shared.Get();
        try
        {
            context.Properties.Set(RequestKey, request);
            return await pipeline.ExecuteAsync(async context => await send(context), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    sealed class OneAtATimeHandler : HttpMessageHandler
    {
        int _now;

        public TaskCompletionSource<HttpResponseMessage> First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Sends { get; private set; }

        public int MostAtOnce { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_now);
            var answer = Sends++ == 0 ? await First.Task : new(HttpStatusCode.OK);
            _now--;
            return answer;
        }
    }
}
