using System.Diagnostics;
using Storage.Http.Emulator;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Telemetry;

/// <summary>The tree of spans over real sockets: the call, and under it one client span of HttpClient's own for each attempt.</summary>
[Collection(Alone.Name)]
public class OpenTelemetryTraceTests
{
    [Fact]
    public async Task A_recovered_call_is_one_span_over_an_attempt_each_and_no_error()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        using var spans = new KeptSpans("Storage.Http", "System.Net.Http");
        session.Stage.Emulator.On(HttpMethod.Put, "/photo.jpg").Answer(Fault.Error("SlowDown")).Times(2);

        (await session.SendAsync(HttpMethod.Put, "photo.jpg", new ByteArrayContent([1]))).Dispose();

        var call = Assert.Single(spans.Of("Storage.Http"));
        Assert.Equal(("storage.request", ActivityKind.Internal, ActivityStatusCode.Unset), (call.OperationName, call.Kind, call.Status));
        Assert.Equal(spans.Root.SpanId, call.ParentSpanId);
        Assert.Equal(
            ["http.request.method=PUT", "http.request.resend_count=2", "http.response.status_code=200", "server.address=127.0.0.1", $"server.port={session.Client.Http.BaseAddress!.Port}"],
            TagsOf(call.TagObjects));
        var attempts = spans.Of("System.Net.Http").ToList();
        Assert.Equal([503, 503, 200], attempts.Select(attempt => attempt.GetTagItem("http.response.status_code")));
        Assert.All(attempts, attempt => Assert.Equal((ActivityKind.Client, call.SpanId), (attempt.Kind, attempt.ParentSpanId)));
        Assert.Equal(attempts.Select(attempt => $"00-{attempt.TraceId}-{attempt.SpanId}-01"), session.Received.Select(request => request.Headers["traceparent"]));
        Assert.Equal([0, 1], call.Events.Select(heard => heard.Tags.ToDictionary()["http.request.resend_count"]));
    }

    [Fact]
    public async Task A_call_given_up_is_an_error_that_says_what_the_store_said()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, o => o.Retry.MaxRetryAttempts = 1);
        using var spans = new KeptSpans("Storage.Http");
        session.Stage.Emulator.On(HttpMethod.Get, "/photo.jpg").Answer(Fault.Error("SlowDown")).Times(2);

        using var response = await session.SendAsync(HttpMethod.Get, "photo.jpg");

        var error = response.GetStorageError()!;
        var call = Assert.Single(spans.Spans);
        Assert.Equal((ActivityStatusCode.Error, $"TencentCos SlowDown (Throttling), status 503, request id {error.RequestId}"), (call.Status, call.StatusDescription));
        Assert.Equal(
            [
                "error.type=SlowDown", "http.request.method=GET", "http.request.resend_count=1", "http.response.status_code=503", "server.address=127.0.0.1", $"server.port={session.Client.Http.BaseAddress!.Port}",
                "storage.error.code=SlowDown", "storage.error.kind=Throttling", "storage.provider=TencentCos", $"storage.request_id={error.RequestId}", "storage.retry.reason=AttemptsExhausted",
            ],
            TagsOf(call.TagObjects));
        Assert.Equal(["storage.attempt.failed", "storage.attempt.failed"], call.Events.Select(heard => heard.Name));
        Assert.Equal(
            [
                "http.request.resend_count=1", "http.response.status_code=503", "storage.error.code=SlowDown", "storage.error.kind=Throttling", $"storage.request_id={error.RequestId}",
                "storage.retry.decision=GiveUp", "storage.retry.reason=AttemptsExhausted",
            ],
            TagsOf(call.Events.Last().Tags));
        Assert.Contains("storage.retry.delay=1", TagsOf(call.Events.First().Tags));
    }

    [Fact]
    public async Task An_error_inside_a_200_is_an_error_of_the_call_though_each_attempts_span_is_good()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.S3, o => o.Retry.MaxRetryAttempts = 0);
        using var spans = new KeptSpans("Storage.Http", "System.Net.Http");
        session.Stage.Store("photo.jpg", "content");
        session.Stage.Emulator.On(HttpMethod.Put, "/copy.jpg").Answer(Fault.Embedded("InternalError")).Times(1);

        using var response = await session.SendAsync(HttpMethod.Put, "copy.jpg", null, ("x-amz-copy-source", "/bucket/photo.jpg"));

        Assert.Equal([ActivityStatusCode.Unset], spans.Of("System.Net.Http").Select(span => span.Status));
        var call = Assert.Single(spans.Of("Storage.Http"));
        Assert.Equal((ActivityStatusCode.Error, 200, "InternalError"), (call.Status, call.GetTagItem("http.response.status_code"), call.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Without_our_source_the_events_stand_on_the_callers_span_and_the_attempts_under_it()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        using var spans = new KeptSpans("System.Net.Http");
        session.Stage.Emulator.On(HttpMethod.Get, "/photo.jpg").Answer(Fault.Error("SlowDown")).Times(1);
        session.Stage.Store("photo.jpg", "content");

        (await session.SendAsync(HttpMethod.Get, "photo.jpg")).Dispose();

        Assert.Equal([spans.Root.SpanId, spans.Root.SpanId], spans.Spans.Select(span => span.ParentSpanId));
        var told = Assert.Single(spans.Root.Events).Tags.ToDictionary();
        Assert.Equal(("SlowDown", "Throttling", 0), (told["storage.error.code"], told["storage.error.kind"], told["http.request.resend_count"]));
        Assert.NotNull(told["storage.request_id"]);
        Assert.Equal((ActivityStatusCode.Unset, 1), (spans.Root.Status, spans.Root.GetTagItem("http.request.resend_count")));
    }

    static IEnumerable<string> TagsOf(IEnumerable<KeyValuePair<string, object?>> tags) => tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal);
}
