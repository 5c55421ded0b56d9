using System.Collections.Concurrent;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Storage.Http.Tests.Telemetry;

/// <summary>The spans that OpenTelemetry's SDK exports of one trace, in the order in which they ended.</summary>
sealed class KeptSpans : IDisposable
{
    readonly Exporter _exporter = new();
    readonly TracerProvider _provider;

    public KeptSpans(params string[] sources)
    {
        Root = new Activity("work") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        _provider = Sdk.CreateTracerProviderBuilder().AddSource(sources).SetSampler(new OnlyTrace(Root.TraceId))
            .AddProcessor(new SimpleActivityExportProcessor(_exporter)).Build();
    }

    /// <summary>The current span while this lives.</summary>
    public Activity Root { get; }

    // The SDK hands a provider the spans that another one wanted, too.
    public IReadOnlyList<Activity> Spans => [.. _exporter.Spans.Where(span => span.TraceId == Root.TraceId)];

    public IEnumerable<Activity> Of(string source) => Spans.Where(span => span.Source.Name == source);

    public void Dispose()
    {
        Root.Dispose();
        _provider.Dispose();
        _exporter.Dispose();
    }

    sealed class Exporter : BaseExporter<Activity>
    {
        public ConcurrentQueue<Activity> Spans { get; } = new();

        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch)
            {
                Spans.Enqueue(span);
            }

            return ExportResult.Success;
        }
    }
}
