namespace Storage.Http.Tests.Docs;

/// <summary>How OpenTelemetry's translation writes names for Prometheus.</summary>
static class PrometheusNames
{
    internal static string Metric(string name, string unit, string instrument)
    {
        var suffix = unit switch
        {
            "s" => "_seconds",
            _ when unit.StartsWith('{') => "",
            _ => throw new ArgumentException($"How is the unit {unit} written?", nameof(unit)),
        };
        return Label(name) + suffix + (instrument == "Counter" ? "_total" : "");
    }

    internal static string Label(string attribute) => attribute.Replace('.', '_');

    /// <summary>The series of a metric.</summary>
    internal static IEnumerable<string> Series(string metric) => metric.EndsWith("_total", StringComparison.Ordinal) ? [metric] : [metric + "_bucket", metric + "_sum", metric + "_count"];
}
