using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Storage.Http.Emulator;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>The caller's circuit breaker with StorageResilience.IsTransient as its predicate.</summary>
public class CircuitBreakerTests
{
    [Theory]
    [InlineData(404, "NoSuchKey")]
    [InlineData(412, "PreconditionFailed")]
    [InlineData(403, "AccessDenied")]
    [InlineData(400, "InvalidArgument")]
    public async Task A_thousand_answers_that_are_the_callers_business_never_open_a_circuit(int status, string code)
    {
        var (pipeline, state) = Breaker();
        using var classifier = Classifier(new StubHandler(Docs.StoreAnswer.Error(status, code)));

        for (var i = 0; i < 1000; i++)
        {
            using var response = await Send(pipeline, classifier, Get());
            Assert.Equal(code, response.GetStorageError()?.Code);
        }

        Assert.Equal(CircuitState.Closed, state.CircuitState);
    }

    [Fact]
    public async Task SlowDown_inside_the_200_of_a_copy_opens_a_circuit()
    {
        var (pipeline, state) = Breaker();
        var services = new ServiceCollection();
        services.AddHttpClient("cos").ConfigurePrimaryHttpMessageHandler(() => new StubHandler(Docs.StoreAnswer.Error(200, "SlowDown"))).AddStorageErrorClassification();
        await using var provider = services.BuildServiceProvider();
        var classifier = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("cos");

        for (var i = 0; i < 2; i++)
        {
            var copy = new HttpRequestMessage(HttpMethod.Put, "http://host/bucket/copy");
            copy.Headers.Add("x-cos-copy-source", "bucket/original");
            (await Send(pipeline, classifier, copy)).Dispose();
        }

        Assert.Equal(CircuitState.Open, state.CircuitState);
    }

    [Fact]
    public async Task Uploads_whose_own_stream_breaks_do_not_open_a_circuit()
    {
        // To the network it looks as if the send had failed.
        var (pipeline, state) = Breaker();
        await using var server = RawServer.Start(RawAnswer.Of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        using var handler = new StorageErrorHandler(new StorageErrorHandlingOptions()) { InnerHandler = new SocketsHttpHandler { UseProxy = false } };

        for (var i = 0; i < 4; i++)
        {
            var request = new HttpRequestMessage(HttpMethod.Put, new Uri(server.BaseAddress, "key")) { Content = new StreamContent(new OneWayStream(new byte[100], breakAt: 50)) };
            var exception = await Assert.ThrowsAnyAsync<Exception>(() => Send(pipeline, handler, request));
            Assert.Equal(StorageRetryReason.ContentFailed, exception.GetStorageAttempts()[^1].Reason);
        }

        Assert.Equal(CircuitState.Closed, state.CircuitState);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 4)]
    public async Task A_circuit_breaker_counts_calls_outside_our_retry_and_attempts_inside(bool outside, int expected)
    {
        var counted = 0;
        CircuitBreakerStrategyOptions<HttpResponseMessage> breaker = new()
        {
            ShouldHandle = args =>
            {
                counted += StorageResilience.IsTransient(args.Outcome) ? 1 : 0;
                return PredicateResult.False();
            },
        };
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => _ = outside ? builder.AddCircuitBreaker(breaker).AddStorageRetry(new()) : builder.AddStorageRetry(new()).AddCircuitBreaker(breaker));

        using var response = await Send(pipeline, Classifier(new StubHandler(Status(503))), Get());

        Assert.Equal(expected, counted);
    }

    static (ResiliencePipeline<HttpResponseMessage> Pipeline, CircuitBreakerStateProvider State) Breaker()
    {
        var state = new CircuitBreakerStateProvider();
        return (Pipeline(new(), builder => builder.AddCircuitBreaker(new()
        {
            MinimumThroughput = 2,
            FailureRatio = 0.1,
            StateProvider = state,
            ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)),
        })), state);
    }
}
