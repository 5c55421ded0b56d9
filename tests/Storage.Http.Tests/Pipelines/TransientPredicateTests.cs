using System.Net;
using System.Security.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Storage.Http.Emulator;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>StorageResilience.IsTransient, asked by circuit breakers and retries of the caller's own.</summary>
public class TransientPredicateTests
{
    static readonly StorageErrorKind[] Trouble =
    [
        StorageErrorKind.Throttling, StorageErrorKind.Transient, StorageErrorKind.Timeout, StorageErrorKind.Connection,
        StorageErrorKind.Upstream, StorageErrorKind.Conflict, StorageErrorKind.Incomplete, StorageErrorKind.Integrity,
    ];

    public static TheoryData<StorageErrorKind> Kinds => [.. Enum.GetValues<StorageErrorKind>()];

    public static TheoryData<string, Func<Exception>, bool> Exceptions => new()
    {
        { "answer lost", () => new HttpRequestException(HttpRequestError.ResponseEnded), true },
        { "no connection", () => new HttpRequestException(HttpRequestError.ConnectionError), true },
        { "unknown host", () => new HttpRequestException(HttpRequestError.NameResolutionError), true },
        { "certificate refused", () => new HttpRequestException(HttpRequestError.SecureConnectionError, inner: new AuthenticationException()), false },
        { "answered 503", () => new HttpRequestException("", null, HttpStatusCode.ServiceUnavailable), true },
        { "answered 404", () => new HttpRequestException("", null, HttpStatusCode.NotFound), false },
        { "broken stream", () => new IOException(), true },
        { "timeout of a strategy", () => new TimeoutRejectedException(TimeSpan.FromSeconds(1)), true },
        { "timeout of a client inside", () => new TaskCanceledException("", new TimeoutException("", new TaskCanceledException())), true },
        { "connect timeout", () => new TaskCanceledException("", new TimeoutException()), true },
        { "cancelled", () => new OperationCanceledException(), false },
        { "cancelled while sending", () => new TaskCanceledException("", new IOException()), false },
        { "open circuit further in", () => new BrokenCircuitException(TimeSpan.FromSeconds(5)), false },
        { "open circuit that a lost answer opened", () => new BrokenCircuitException("", new HttpRequestException(HttpRequestError.ResponseEnded)), false },
        { "limiter further in", () => new RefusedException(), false },
        { "used twice", () => new InvalidOperationException(), false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_verdict_counts_by_its_kind(StorageErrorKind kind) =>
        Assert.Equal(Trouble.Contains(kind), StorageResilience.IsTransient(Outcome.FromException<HttpResponseMessage>(new StorageException(new() { Kind = kind }, []))));

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_exception_counts_by_what_became_of_the_request(string name, Func<Exception> make, bool expected) =>
        Assert.True(expected == StorageResilience.IsTransient(Outcome.FromException<HttpResponseMessage>(make())), $"{name}: expected {expected}");

    [Theory]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(504, true)]
    [InlineData(200, false)]
    [InlineData(304, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(409, false)]
    [InlineData(412, false)]
    [InlineData(501, false)]
    [InlineData(507, false)]
    public void An_answer_that_nobody_judged_counts_by_its_status(int status, bool expected)
    {
        using var answer = Answer(status);

        Assert.Equal(expected, StorageResilience.IsTransient(Outcome.FromResult(answer)));
    }

    [Fact]
    public void No_outcome_is_no_trouble() => Assert.False(StorageResilience.IsTransient(default));

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
    public async Task An_embedded_error_counts_by_the_verdict_also_where_the_status_stays_200()
    {
        var options = new StorageErrorHandlingOptions { SurfaceEmbeddedErrors = false };
        using var handler = new StorageErrorHandler(options) { InnerHandler = new StubHandler(Docs.StoreAnswer.Error(200, "SlowDown")) };
        var copy = new HttpRequestMessage(HttpMethod.Put, "http://host/bucket/copy").DisableStorageRetry();
        copy.Headers.Add("x-cos-copy-source", "bucket/original");

        using var response = await Send(ResiliencePipeline<HttpResponseMessage>.Empty, handler, copy);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(StorageResilience.IsTransient(Outcome.FromResult(response)));
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
