using System.Diagnostics;
using Storage.Http.Tests.Scenarios;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Telemetry;

[Collection(Alone.Name)]
public class TraceTests
{
    [Fact]
    public async Task Without_a_listener_events_hang_on_the_current_span()
    {
        using var source = new ActivitySource("Storage.Http.Tests.Trace");
        using var listener = Listen(name => name == source.Name);
        using var client = new TestClient(new StubHandler(Status(503), Status(200)));
        using var span = source.StartActivity("work");

        using var response = await client.SendAsync(HttpMethod.Get);

        var failed = Assert.Single(span!.Events);
        Assert.Equal("storage.attempt.failed", failed.Name);
        var tags = failed.Tags.ToDictionary();
        Assert.Equal("Transient", tags["storage.error.kind"]);
        Assert.Equal("Retry", tags["storage.retry.decision"]);
        Assert.Equal(1, span.GetTagItem("http.request.resend_count"));
    }

    [Fact]
    public async Task A_failed_call_marks_its_own_span_and_not_the_callers()
    {
        using var source = new ActivitySource("Storage.Http.Tests.Trace");
        using var listener = Listen(name => name == source.Name);
        using var client = new TestClient(new StubHandler(Status(404)));
        using var span = source.StartActivity("work");

        using var response = await client.SendAsync(HttpMethod.Get);

        Assert.Equal("NotFound", span!.GetTagItem("storage.error.kind"));
        Assert.Null(span.GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task With_a_listener_each_call_is_one_internal_span()
    {
        var spans = new List<Activity>();
        using var root = new Activity("root").Start();
        using var listener = Listen(name => name == "Storage.Http", span =>
        {
            lock (spans)
            {
                if (span.TraceId == root.TraceId)
                {
                    spans.Add(span);
                }
            }
        });
        using var client = new TestClient(new StubHandler(Status(503), Status(403)));

        using var response = await client.SendAsync(HttpMethod.Get);

        var span = Assert.Single(spans);
        Assert.Equal(ActivityKind.Internal, span.Kind);
        Assert.Equal(2, span.Events.Count());
        Assert.Equal("403", span.GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("Permission", span.GetTagItem("storage.error.kind"));
        Assert.Equal(1, span.GetTagItem("http.request.resend_count"));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_or_breaks_is_an_error_of_that_type()
    {
        using var spans = new KeptSpans("Storage.Http");
        using var cancellation = new CancellationTokenSource();
        using var client = new TestClient(new StubHandler(_ =>
        {
            cancellation.Cancel();
            throw new OperationCanceledException("GET http://host/key?sign=S3CRET", cancellation.Token);
        }));
        using var request = new HttpRequestMessage(HttpMethod.Get, "key");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Http.SendAsync(request, cancellation.Token));

        var span = Assert.Single(spans.Spans);
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
        Assert.Equal("System.OperationCanceledException", span.GetTagItem("error.type"));
    }

    [Fact]
    public async Task A_failure_that_is_thrown_keeps_the_stores_word()
    {
        using var spans = new KeptSpans("Storage.Http");
        using var client = new TestClient(new StubHandler(Status(404)), o => o.ThrowOnError = true);

        await Assert.ThrowsAsync<StorageException>(() => client.SendAsync(HttpMethod.Get));

        var span = Assert.Single(spans.Spans);
        Assert.Equal(("404", 404, "_OTHER NotFound"), (span.GetTagItem("error.type"), span.GetTagItem("http.response.status_code"), $"{span.GetTagItem("storage.provider")} {span.GetTagItem("storage.error.kind")}"));
    }

    [Theory]
    [InlineData("GET", "GET", null)]
    [InlineData("QUERY", "QUERY", null)]
    [InlineData("MADE-UP", "_OTHER", "MADE-UP")]
    public async Task A_method_that_the_conventions_do_not_know_stands_beside(string method, string known, string? original)
    {
        using var spans = new KeptSpans("Storage.Http");
        using var client = new TestClient(new StubHandler(Status(200)));

        using var response = await client.SendAsync(new(method));

        var span = Assert.Single(spans.Spans);
        Assert.Equal((known, original), (span.GetTagItem("http.request.method"), span.GetTagItem("http.request.method_original")));
    }

    static ActivityListener Listen(Func<string, bool> which, Action<Activity>? stopped = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => which(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
