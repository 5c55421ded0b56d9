using System.Text.Json;
using System.Text.RegularExpressions;
using Storage.Http.Tests.House;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/grafana-dashboard.json and the alerts of docs/telemetry.md ask for metrics and labels that there are.</summary>
public partial class DashboardTests
{
    static readonly JsonElement Dashboard = JsonDocument.Parse(Repository.Read("docs/grafana-dashboard.json")).RootElement;

    static readonly JsonElement[] Panels = [.. Dashboard.GetProperty("panels").EnumerateArray()];

    static readonly JsonElement[] Variables = [.. Dashboard.GetProperty("templating").GetProperty("list").EnumerateArray()];

    static IEnumerable<JsonElement> Targets => Panels.Where(panel => panel.TryGetProperty("targets", out _)).SelectMany(panel => panel.GetProperty("targets").EnumerateArray());

    static IEnumerable<string> Expressions => Targets.Select(target => Text(target, "expr"));

    static IEnumerable<string> Alerts => TelemetryPage.Page.Fences.Single(fence => fence.Language == "yaml").Body.Split("expr:").Skip(1)
        .Select(part => part.Split("annotations:")[0].Split("for:")[0].Trim().TrimStart('|'));

    [Fact]
    public void Every_query_asks_for_what_there_is() =>
        Violations.None(Expressions.Concat(Variables.Where(variable => variable.TryGetProperty("definition", out _)).Select(variable => Text(variable, "definition")))
            .SelectMany(expression => new PromQuery(expression).Faults()));

    [Fact]
    public void Every_alert_asks_for_what_there_is()
    {
        Assert.Equal(6, Alerts.Count());
        Violations.None(Alerts.SelectMany(expression => new PromQuery(expression).Faults()));
    }

    [Fact]
    public void Every_metric_is_shown() =>
        Violations.None(TelemetryPage.Metrics.Select(row => PageTable.Name(row["in Prometheus"])).Where(metric => !Expressions.Any(expression => expression.Contains(metric, StringComparison.Ordinal))));

    [Theory]
    [InlineData("sum(rate(storage_client_errors_total[5m])", "Brackets")]
    [InlineData("sum(rate(storage_client_errors[5m]))", "on no table")]
    [InlineData("sum by (storage_kind) (rate(storage_client_errors_total[5m]))", "has no storage_kind")]
    [InlineData("rate(storage_client_recovered_total{error_type=\"503\"}[5m])", "has no error_type")]
    [InlineData("sum(storage_client_errors_total[5m])", "A range outside")]
    [InlineData("summe(storage_client_errors_total)", "not known here")]
    public void A_query_for_what_there_is_not_is_noticed(string expression, string fault) =>
        Assert.Contains(new PromQuery(expression).Faults(), found => found.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void Every_legend_names_a_label_that_its_query_groups_by() => Violations.None(
        from target in Targets
        from Match name in LegendLabel().Matches(Text(target, "legendFormat"))
        where !Text(target, "expr").Split("by (").Skip(1).Any(part => part.Split(')')[0].Split(", ").Contains(name.Groups[1].Value))
        select Text(target, "expr"));

    [Fact]
    public void Every_variable_in_a_query_is_defined_and_every_defined_one_is_used()
    {
        var used = Expressions.SelectMany(expression => Variable().Matches(expression)).Select(match => match.Groups[1].Value).Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Append("DS_PROMETHEUS");

        Assert.Equal(Variables.Select(variable => Text(variable, "name")).Order(), used.Distinct().Order());
    }

    [Fact]
    public void Every_panel_asks_the_chosen_source()
    {
        Assert.Equal("datasource", Text(Variables.Single(variable => Text(variable, "name") == "DS_PROMETHEUS"), "type"));
        Assert.All(Targets.Concat(Panels.Where(panel => panel.TryGetProperty("targets", out _))), asking => Assert.Equal("${DS_PROMETHEUS}", Text(asking.GetProperty("datasource"), "uid")));
    }

    [Fact]
    public void Panels_have_ids_of_their_own_and_do_not_lie_on_one_another()
    {
        Assert.Equal(Panels.Length, Panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        var places = Panels.Select(panel => panel.GetProperty("gridPos")).Select(grid => (X: Number(grid, "x"), Y: Number(grid, "y"), W: Number(grid, "w"), H: Number(grid, "h"))).ToList();
        Assert.All(places, place => Assert.InRange(place.X + place.W, 1, 24));
        Violations.None(from i in Enumerable.Range(0, places.Count) from j in Enumerable.Range(0, i) where Overlap(places[i], places[j]) select $"{places[i]} and {places[j]}");
    }

    static bool Overlap((int X, int Y, int W, int H) a, (int X, int Y, int W, int H) b) => a.X < b.X + b.W && b.X < a.X + a.W && a.Y < b.Y + b.H && b.Y < a.Y + a.H;

    static int Number(JsonElement grid, string name) => grid.GetProperty(name).GetInt32();

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex LegendLabel();

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Variable();
}
