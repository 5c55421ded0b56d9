namespace Storage.Http.Tests.Docs;

/// <summary>The tables of docs/telemetry.md.</summary>
static class TelemetryPage
{
    internal static MarkdownPage Page { get; } = MarkdownPage.Of("docs/telemetry.md");

    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Events { get; } = PageTable.Of(Page, "id", "event", "level");

    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Values { get; } = PageTable.Of(Page, "value", "type");

    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Metrics { get; } = PageTable.Of(Page, "metric", "instrument", "unit");

    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> SpanEvents { get; } = PageTable.Of(Page, "span event", "when");

    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Attributes { get; } = PageTable.Of(Page, "attribute", "type", "stands on");

    /// <summary>The labels that each series of Prometheus has, those of scraping included.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlySet<string>> Series { get; } = Metrics
        .SelectMany(row => PrometheusNames.Series(PageTable.Name(row["in Prometheus"])).Select(series => (series, row)))
        .ToDictionary(pair => pair.series, pair => (IReadOnlySet<string>)Labels(pair.series, PageTable.Names(pair.row["attributes"])).ToHashSet());

    static IEnumerable<string> Labels(string series, IEnumerable<string> attributes) =>
        [.. attributes.Select(PrometheusNames.Label), "job", "instance", .. series.EndsWith("_bucket", StringComparison.Ordinal) ? ["le"] : Array.Empty<string>()];
}
