using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Storage.Http.Tests.Scenarios;
using Storage.Http.Tests.Telemetry;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/telemetry.md, run. The meter is heard by its name, so nothing else runs beside it.</summary>
[Collection(Alone.Name)]
public sealed class TelemetrySnippets : IDisposable
{
    const string Lines = """
        // snippet: telemetry-lines
        TencentCos SlowDown (Throttling), status 503 on the wire 503, request id NjI4Yjk4MDBfOWYxYTFkMDk=: PUT examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photo.jpg, attempt 0, Retry (Throttled), delay 1000 ms. Please reduce your request rate.
        TencentCos SlowDown (Throttling), status 503 on the wire 503, request id NjI4Yjk4MDBfOWYxYTFkMDk=: PUT examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photo.jpg, attempt 1, GiveUp (AttemptsExhausted), delay 0 ms. Please reduce your request rate.
        // end-snippet
        """;

    readonly DocHost _host = new();

    [Fact]
    public async Task A_call_is_told_to_log_meter_and_trace()
    {
        using var metricExporter = new Exported();
        using var root = new Activity("work") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        using var spanExporter = new SpanOf(root);

        // snippet: opentelemetry
        using var meters = Sdk.CreateMeterProviderBuilder()
            .AddMeter("Storage.Http")
            .AddReader(new PeriodicExportingMetricReader(metricExporter))
            .Build();
        using var traces = Sdk.CreateTracerProviderBuilder()
            .AddSource("Storage.Http")      // one span for each call
            .AddSource("System.Net.Http")   // HttpClient's own: under it, one for each attempt
            .AddProcessor(new SimpleActivityExportProcessor(spanExporter))
            .Build();
        // end-snippet

        _host.Builder.Services.AddHttpClient("cos").AddStorageErrorHandling(o => o.Retry.MaxRetryAttempts = 1);
        using var client = _host.Client("cos", new StubHandler(StoreAnswer.Error(503, "SlowDown", "Please reduce your request rate.", r => r.Headers.Add("x-cos-request-id", "NjI4Yjk4MDBfOWYxYTFkMDk="))));
        using var response = await client.PutAsync("https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/photo.jpg?sign=secret", null);
        meters.ForceFlush();

        Assert.Equal(SnippetRegions.Inside(Lines), string.Join('\n', _host.Log.Lines.Select(line => line.Text)));
        Assert.Contains(metricExporter["storage.client.exhausted"].Points, point => point is { Sum: 1 } && point.Tags["error.type"] is "SlowDown");
        Assert.Equal(("storage.request", ActivityStatusCode.Error), (spanExporter.Span!.OperationName, spanExporter.Span.Status));
    }

    public void Dispose() => _host.Dispose();

    sealed class SpanOf(Activity root) : BaseExporter<Activity>
    {
        public Activity? Span { get; private set; }

        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                Span = span.TraceId == root.TraceId ? span : Span;
            }

            return ExportResult.Success;
        }
    }
}
