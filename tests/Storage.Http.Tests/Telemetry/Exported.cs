using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Storage.Http.Tests.Telemetry;

/// <summary>What the OpenTelemetry SDK exports of a meter, copied as it goes by.</summary>
sealed class Exported : BaseExporter<Metric>
{
    readonly Dictionary<string, ExportedMetric> _metrics = [];

    public ExportedMetric this[string name] => _metrics[name];

    public IReadOnlyCollection<ExportedMetric> All => _metrics.Values;

    /// <summary>A provider that exports to this one when told to by <c>ForceFlush</c>.</summary>
    /// <param name="isOurs">Which meters count, by their factories: the SDK hears all of that name.</param>
    /// <param name="configure">Adds views.</param>
    public MeterProvider Provider(Func<object?, bool> isOurs, Action<MeterProviderBuilder>? configure = null)
    {
        var builder = Sdk.CreateMeterProviderBuilder().AddMeter("Storage.Http").AddReader(new BaseExportingMetricReader(this));
        configure?.Invoke(builder);
        return builder.AddView(instrument => isOurs(instrument.Meter.Scope) ? null : MetricStreamConfiguration.Drop).Build();
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        _metrics.Clear();
        foreach (var metric in batch)
        {
            // A meter that came after the end of another is one of its own.
            var points = _metrics.TryGetValue(metric.Name, out var before) ? before.Points : [];
            _metrics[metric.Name] = new(metric.Name, metric.Unit, metric.Description, metric.MeterName, metric.MeterVersion, [.. points, .. PointsOf(metric)]);
        }

        return ExportResult.Success;
    }

    static List<ExportedPoint> PointsOf(Metric metric)
    {
        List<ExportedPoint> points = [];
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            Dictionary<string, object?> tags = [];
            foreach (var tag in point.Tags)
            {
                tags.Add(tag.Key, tag.Value);
            }

            List<double> bounds = [];
            if (metric.MetricType == MetricType.Histogram)
            {
                foreach (var bucket in point.GetHistogramBuckets())
                {
                    bounds.Add(bucket.ExplicitBound);
                }
            }

            points.Add(metric.MetricType == MetricType.Histogram
                ? new(tags, point.GetHistogramSum(), point.GetHistogramCount(), bounds)
                : new(tags, point.GetSumLong(), 0, bounds));
        }

        return points;
    }
}
