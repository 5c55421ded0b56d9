using System.Net;
using Polly;
using Polly.CircuitBreaker;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Strategies of the caller's own, around our handler and inside it.</summary>
public class OwnStrategiesTests
{
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
