using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Storage.Http.Tests.Pipelines;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Anchors;

/// <summary>Retry and circuit breaker go by one verdict: what changes it changes both.</summary>
public class OneVerdictTests
{
    static readonly Func<HttpRequestMessage, HttpResponseMessage> Busy =
        Status(400, response => response.Content = new StringContent("<Error><Code>BackendBusy</Code></Error>"));

    [Theory]
    [InlineData(false, 1, false)]
    [InlineData(true, 2, true)]
    public async Task A_row_of_ones_own_reaches_the_retry_and_the_breaker(bool known, int sendsPerCall, bool opens)
    {
        var options = new StorageErrorHandlingOptions { Provider = StorageProvider.S3 };
        options.Retry.MaxRetryAttempts = 0;
        options.Registry = known
            ? StorageErrorRegistry.Default.With([new(StorageProvider.S3, "Own", "BackendBusy", StorageErrorKind.Throttling, "It is busy.", "Wait.", HttpStatusCode.BadRequest)])
            : null;
        var store = new StubHandler(Busy);
        using var classifier = new StorageErrorHandler(options) { InnerHandler = store };
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = new FakeTimeProvider { SkipDelays = true } }
            .AddCircuitBreaker(new() { MinimumThroughput = 2, FailureRatio = 1, ShouldHandle = args => new(StorageResilience.IsTransient(args.Outcome)) })
            .AddStorageRetry(new() { MaxRetryAttempts = 1, UseJitter = false })
            .Build();

        await SendTwice(pipeline, classifier);

        Assert.Equal(2 * sendsPerCall, store.Sent.Count);
        Assert.Equal(opens, await Record.ExceptionAsync(() => PipelineCalls.Send(pipeline, classifier, new(HttpMethod.Get, "http://host/key"))) is BrokenCircuitException);
    }

    [Fact]
    public async Task Elsewhere_each_has_a_predicate_of_its_own()
    {
        var retry = PeerRetry.Options();
        var inner = retry.ShouldHandle;
        retry.ShouldHandle = args => args.Outcome.Result?.StatusCode == HttpStatusCode.BadRequest ? new(true) : inner(args);
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = new FakeTimeProvider { SkipDelays = true } }
            .AddRetry(retry)
            .AddCircuitBreaker(new() { MinimumThroughput = 2, FailureRatio = 1, ShouldHandle = args => new(PeerRetry.IsTransient(args.Outcome)) })
            .Build();
        using var store = new StubHandler(Busy);

        await SendTwice(pipeline, store);

        Assert.Equal(8, store.Sent.Count);
    }

    static async Task SendTwice(ResiliencePipeline<HttpResponseMessage> pipeline, HttpMessageHandler inner)
    {
        for (var i = 0; i < 2; i++)
        {
            (await PipelineCalls.Send(pipeline, inner, new(HttpMethod.Get, "http://host/key"))).Dispose();
        }
    }
}
