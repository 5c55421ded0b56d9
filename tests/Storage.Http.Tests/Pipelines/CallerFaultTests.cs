using System.Net;
using Polly;
using Polly.Telemetry;
using static Storage.Http.Tests.Pipelines.PipelineCalls;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Pipelines;

/// <summary>Delegates of the caller's that throw in a pipeline: the pipeline's telemetry tells, and the answer is not lost.</summary>
public class CallerFaultTests
{
    [Fact]
    public async Task A_ShouldRetry_that_throws_is_told_to_the_pipelines_telemetry_and_counts_as_our_word()
    {
        var fault = new InvalidOperationException("broken predicate");
        var listener = new RecordingListener();
        var store = new StubHandler(Status(503), Status(200));
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = new FakeTimeProvider { SkipDelays = true }, TelemetryListener = listener };
        var pipeline = builder.AddStorageRetry(new() { ShouldRetry = _ => throw fault }).Build();

        using var response = await Send(pipeline, store, Get());

        Assert.Equal((2, HttpStatusCode.OK), (store.Sent.Count, response.StatusCode));
        Assert.Equal([("StorageCallerFault", ResilienceEventSeverity.Error, "ShouldRetry", fault)], listener.Events);
    }

    [Fact]
    public async Task A_Repair_that_throws_leaves_the_answer_to_the_caller()
    {
        var fault = new InvalidOperationException("broken repair");
        var listener = new RecordingListener();
        var store = new StubHandler(Status(403, r => r.Headers.Add("x-minio-error-code", "RequestTimeTooSkewed")));
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = new FakeTimeProvider { SkipDelays = true }, TelemetryListener = listener };
        var pipeline = builder.AddStorageRetry(new() { Repair = (_, _) => throw fault }).Build();

        using var response = await Send(pipeline, store, Get());

        Assert.Equal((1, HttpStatusCode.Forbidden), (store.Sent.Count, response.StatusCode));
        Assert.Equal(StorageRetryReason.NotRepaired, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Equal([("StorageCallerFault", ResilienceEventSeverity.Error, "Repair", fault)], listener.Events);
    }

    sealed class RecordingListener : TelemetryListener
    {
        public List<(string Name, ResilienceEventSeverity Severity, string? Option, Exception? Exception)> Events { get; } = [];

        public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
        {
            if (args.Source.StrategyName == "StorageCall")
            {
                Events.Add((args.Event.EventName, args.Event.Severity, args.Arguments as string, args.Outcome?.Exception));
            }
        }
    }
}
