using System.Diagnostics;
using static Storage.Http.Tests.StubHandler;

namespace Storage.Http.Tests.Telemetry;

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
