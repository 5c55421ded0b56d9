using System.Net;
using Polly;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Our retry in a pipeline that is executed synchronously.</summary>
public class BlockingPipelineTests
{
    [Fact]
    public void Execute_retries_waits_and_tells_as_ExecuteAsync_does()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        var store = new StubHandler(Status(503), Status(429), Status(200));

        using var response = SendBlocking(Pipeline(time), Classifier(store), Get());

        Assert.Equal((3, HttpStatusCode.OK), (store.Sent.Count, response.StatusCode));
        Assert.Equal([TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2)], time.Delays);
        Assert.Equal(3, response.GetStorageAttempts().Count);
    }

    [Fact]
    public void Execute_hands_an_exception_on_with_its_attempts()
    {
        var store = new StubHandler(Throws(() => new HttpRequestException(HttpRequestError.ResponseEnded)));

        var exception = Assert.Throws<HttpRequestException>(() => SendBlocking(Pipeline(new() { SkipDelays = true }), store, Get()));

        Assert.Equal(4, store.Sent.Count);
        Assert.Equal(4, exception.GetStorageAttempts().Count);
    }

    [Fact]
    public void Execute_waits_for_an_asynchronous_repair()
    {
        var store = new StubHandler(Status(403, r => r.Headers.Add("x-minio-error-code", "RequestTimeTooSkewed")), Status(200));
        var pipeline = Pipeline(new() { SkipDelays = true }, builder => builder.AddStorageRetry(new()
        {
            Repair = async (_, _) =>
            {
                await Task.Yield();
                return true;
            },
        }));

        using var response = SendBlocking(pipeline, Classifier(store), Get());

        Assert.Equal((2, HttpStatusCode.OK), (store.Sent.Count, response.StatusCode));
    }
}
