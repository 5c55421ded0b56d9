using System.Net;
using Polly;
using Polly.CircuitBreaker;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Strategies of the caller's own, around our handler and inside it.</summary>
public class OwnStrategiesTests
{
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

    [Fact]
    public async Task A_circuit_breaker_inside_that_opens_ends_the_call_and_the_log_says_why()
    {
        var store = new StubHandler(Status(503));
        using var client = new TestClient(store, o => o.Retry.ConfigurePipeline = builder => builder.AddCircuitBreaker(new()
        {
            MinimumThroughput = 2,
            ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)),
        }));

        var exception = await Assert.ThrowsAsync<BrokenCircuitException>(() => client.SendAsync(HttpMethod.Get));

        Assert.Equal(
            [StorageRetryReason.TransientFault, StorageRetryReason.TransientFault, StorageRetryReason.Rejected], exception.GetStorageAttempts().Select(attempt => attempt.Reason));
        Assert.Equal(StorageRetryReason.Rejected, client.Log.Lines[^1].Values["Reason"]);
        Assert.Equal(6102, client.Log.Lines[^1].Event.Id);
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
