using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using Polly.Simmy;
using Polly.Simmy.Outcomes;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/pipelines.md, run: breakers, hedging, chaos, and pipelines around a client.</summary>
public sealed class AroundClientSnippets : IDisposable
{
    readonly DocHost _host = new();

    [Fact]
    public async Task Hedging_around_the_client_has_a_request_for_each_of_its_calls()
    {
        var time = _host.Time;
        var slow = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = new SlowFirst(slow.Task);
        _host.Builder.Services.AddHttpClient("cos").AddStorageErrorHandling();
        using var client = _host.Client("cos", store);

        // snippet: hedging
        var hedged = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddHedging(new HedgingStrategyOptions<HttpResponseMessage>
            {
                Delay = TimeSpan.FromSeconds(2),
                ShouldHandle = args => ValueTask.FromResult(StorageResilience.IsTransient(args.Outcome)),
            })
            .Build();

        // Each call makes a request of its own: one HttpRequestMessage cannot be sent twice at a time.
        Task<HttpResponseMessage> ReadAsync(Uri key, CancellationToken cancellationToken) => hedged.ExecuteAsync(
            async token => await client.GetAsync(key, HttpCompletionOption.ResponseHeadersRead, token), cancellationToken).AsTask();
        // end-snippet

        var read = ReadAsync(new("http://host/key"), default);
        time.Advance(TimeSpan.FromSeconds(2));
        using var response = await read;

        Assert.Equal((2, HttpStatusCode.OK), (store.Requests.Distinct().Count(), response.StatusCode));
        Assert.True(store.FirstWasCancelled);
    }

    [Fact]
    public async Task A_breaker_may_leave_out_kinds_that_are_not_the_stores_own_trouble()
    {
        // snippet: breaker
        var breaker = new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = args => ValueTask.FromResult(
                StorageResilience.IsTransient(args.Outcome)
                && args.Outcome.Result?.GetStorageError()?.Kind is not (StorageErrorKind.Conflict or StorageErrorKind.Upstream)),
        };
        // end-snippet

        Assert.False(await HandlesAsync(breaker, "PathConflict", 409));
        Assert.True(await HandlesAsync(breaker, "SlowDown", 503));
        Assert.False(await HandlesAsync(breaker, "NoSuchKey", 404));
    }

    [Fact]
    public async Task A_call_waits_for_a_circuit_inside_where_ShouldRetry_asks_for_it()
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _host.Time };

        // snippet: wait-for-circuit
        pipeline.AddStorageRetry(new StorageRetryOptions
        {
            ShouldRetry = failure => failure.WouldRetry || failure.Exception is BrokenCircuitException { RetryAfter: not null },
        });
        // end-snippet

        var sends = 0;
        using var response = await pipeline.Build().ExecuteAsync(_ =>
            ++sends == 1 ? throw new BrokenCircuitException(TimeSpan.FromSeconds(5)) : ValueTask.FromResult(new HttpResponseMessage(HttpStatusCode.OK)));

        Assert.InRange(Assert.Single(_host.Time.Delays), TimeSpan.FromSeconds(5.02), TimeSpan.FromSeconds(5.52));
    }

    [Fact]
    public async Task Chaos_inside_the_classifying_handler_hides_an_error_in_200()
    {
        var builder = _host.Builder;
        var rate = 1.0;

        // snippet: chaos
        var chaos = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddChaosOutcome(new ChaosOutcomeStrategyOptions<HttpResponseMessage>
            {
                InjectionRate = rate,
                OutcomeGenerator = _ => new(Outcome.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent("<Error><Code>SlowDown</Code></Error>"),
                })),
            })
            .Build();

        builder.Services.AddHttpClient("cos")
            .AddStorageErrorHandling(o => o.Retry.MaxRetryAttempts = 2)
            .AddHttpMessageHandler(() => new PipelineHandler(chaos));    // inside, where the store's answers come from
        // end-snippet

        var store = new StubHandler(StubHandler.Status(200));
        using var client = _host.Client("cos", store);
        using var response = await client.PostAsync(new Uri("http://host/key?uploadId=1"), null);

        Assert.Equal(3, response.GetStorageAttempts().Count);
        Assert.Equal("SlowDown", response.GetStorageError()?.Code);
        Assert.Empty(store.Sent);
    }

    public void Dispose() => _host.Dispose();

    static async Task<bool> HandlesAsync(CircuitBreakerStrategyOptions<HttpResponseMessage> breaker, string code, int status)
    {
        using var client = new TestClient(new StubHandler(StoreAnswer.Error(status, code)), o => o.Retry.MaxRetryAttempts = 0);
        using var response = await client.SendAsync(HttpMethod.Get);
        var context = ResilienceContextPool.Shared.Get();
        var handles = await breaker.ShouldHandle(new(context, Outcome.FromResult(response)));
        ResilienceContextPool.Shared.Return(context);
        return handles;
    }

    sealed class SlowFirst(Task<HttpResponseMessage> first) : HttpMessageHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        public bool FirstWasCancelled { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            if (Requests.Count > 1)
            {
                return new(HttpStatusCode.OK);
            }

            try
            {
                return await first.WaitAsync(cancellationToken);
            }
            finally
            {
                FirstWasCancelled = cancellationToken.IsCancellationRequested;
            }
        }
    }
}
