using System.Reflection;
using Microsoft.Extensions.Logging;
using Storage.Http.Telemetry;
using Storage.Http.Tests.Scenarios;
using Storage.Http.Tests.Telemetry;

namespace Storage.Http.Tests.Docs;

/// <summary>The tables of docs/telemetry.md hold what the code tells, and nothing else.</summary>
[Collection(Alone.Name)]
public class TelemetryPageTests
{
    [Fact]
    public void Every_event_of_the_log_is_in_the_table() => Assert.Equal(
        LogEvents.All.Select(attribute => $"{attribute.EventId} {attribute.EventName} {LevelOf(attribute)}"),
        TelemetryPage.Events.Select(row => $"{row["id"]} {PageTable.Name(row["event"])} {row["level"].Replace("`", "", StringComparison.Ordinal)}"));

    [Fact]
    public void Every_value_of_a_line_is_in_the_table() => Assert.Equal(
        LogEvents.All.Select(attribute => $"{attribute.EventId} {string.Join(' ', LogEvents.NamesIn(attribute.Message))}"),
        TelemetryPage.Events.Select(row => $"{row["id"]} {string.Join(' ', ValuesOf(row["values"]))}"));

    [Fact]
    public void Every_value_of_a_line_has_the_type_that_the_table_says() => Assert.Equal(
        typeof(Log).GetMethod(nameof(Log.Retried), BindingFlags.Static | BindingFlags.NonPublic)!.GetParameters().Skip(2).Select(TypeOf),
        TelemetryPage.Values.Select(row => $"{PageTable.Name(row["value"])} {row["type"]}"));

    [Fact]
    public void Every_instrument_is_in_the_table()
    {
        using var meters = new OwnMeters();
        _ = new StorageMetrics(meters);

        Assert.Equal(
            meters.Instruments.Select(instrument => $"{instrument.Name} {instrument.GetType().Name.Split('`')[0]} {instrument.Unit} {instrument.Description}"),
            TelemetryPage.Metrics.Select(row => $"{PageTable.Name(row["metric"])} {row["instrument"]} {PageTable.Name(row["unit"])} {row["description"]}"));
    }

    [Fact]
    public void Every_metric_has_the_name_that_prometheus_gives_it() => Assert.All(
        TelemetryPage.Metrics,
        row => Assert.Equal(PrometheusNames.Metric(PageTable.Name(row["metric"]), PageTable.Name(row["unit"]), row["instrument"]), PageTable.Name(row["in Prometheus"])));

    [Fact]
    public async Task Every_attribute_of_a_metric_stands_beside_it()
    {
        var told = await ToldThings.Async();

        Assert.Equal(
            told.Metrics.GroupBy(measurement => measurement.Name, measurement => measurement.Tags.Keys).OrderBy(group => group.Key)
                .Select(group => $"{group.Key}: {string.Join(' ', group.SelectMany(keys => keys).Distinct().Order())}"),
            TelemetryPage.Metrics.OrderBy(row => PageTable.Name(row["metric"]))
                .Select(row => $"{PageTable.Name(row["metric"])}: {string.Join(' ', PageTable.Names(row["attributes"]).Order())}"));
    }

    [Fact]
    public async Task Every_attribute_is_in_the_table_with_its_type_and_what_it_stands_on()
    {
        var told = await ToldThings.Async();

        Assert.Equal(
            told.Attributes.GroupBy(pair => pair.Name).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Key} {string.Join('/', group.Select(pair => pair.Type).Distinct())} {string.Join(", ", group.Select(pair => pair.Place).Distinct().OrderBy(place => Array.IndexOf(ToldThings.Places, place)))}"),
            TelemetryPage.Attributes.Select(row => $"{PageTable.Name(row["attribute"])} {row["type"]} {row["stands on"]}"));
    }

    [Fact]
    public async Task Every_event_of_a_span_is_in_the_table()
    {
        var told = await ToldThings.Async();

        Assert.Equal(
            told.Events.GroupBy(heard => heard.Name).Select(group => $"{group.Key}: {string.Join(' ', group.SelectMany(heard => heard.Tags).Select(tag => tag.Key).Distinct().Order())}"),
            TelemetryPage.SpanEvents.Select(row => $"{PageTable.Name(row["span event"])}: {string.Join(' ', PageTable.Names(row["attributes"]).Order())}"));
    }

    [Fact]
    public void The_bounds_are_those_of_the_code()
    {
        var text = string.Join(' ', TelemetryPage.Page.Lines);
        var (kinds, reasons) = (Enum.GetValues<StorageErrorKind>().Length, Enum.GetValues<StorageRetryReason>().Length);

        Assert.Contains($"the first {StorageMetrics.MaxServers} are named", text, StringComparison.Ordinal);
        Assert.Contains($"keeps the first {StorageMetrics.MaxTagSets:N0} sets", text, StringComparison.Ordinal);
        Assert.Contains($"{kinds} kinds times {reasons} reasons are {kinds * reasons}, so no instrument ever has more than {StorageMetrics.MaxTagSets + kinds * reasons:N0} sets", text, StringComparison.Ordinal);
    }

    static IEnumerable<string> ValuesOf(string cell) =>
        cell == "those of an attempt" ? TelemetryPage.Values.Select(row => PageTable.Name(row["value"])) : PageTable.Names(cell);

    static string LevelOf(LoggerMessageAttribute attribute) => attribute.Level == LogLevel.None
        ? $"{LogEvents.LevelOf(attribute)}, by default {typeof(StorageLogOptions).GetProperty(LogEvents.LevelOf(attribute)[4..])!.GetValue(new StorageLogOptions())}"
        : attribute.Level.ToString();

    static string TypeOf(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var isNullable = type != parameter.ParameterType || new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;
        return $"{char.ToUpperInvariant(parameter.Name![0])}{parameter.Name[1..]} {ToldThings.NameOf(type)}{(isNullable ? "?" : "")}";
    }
}
