using System.Text.RegularExpressions;

namespace Storage.Http.Tests.Docs;

/// <summary>An expression of Prometheus, looked at as far as it can be without its server.</summary>
sealed partial class PromQuery(string text)
{
    static readonly string[] Functions = ["sum", "rate", "increase", "histogram_quantile", "topk", "vector", "label_values", "by", "or"];

    /// <summary>What is wrong with it, if anything.</summary>
    internal IEnumerable<string> Faults()
    {
        var bare = Quoted().Replace(text, "\"\"");
        if (!IsBalanced(bare))
        {
            yield return $"Brackets do not match: {text}";
        }

        foreach (var name in Calls().Matches(bare).Select(match => match.Groups[1].Value).Where(name => !Functions.Contains(name)))
        {
            yield return $"{name}() is not known here: {text}";
        }

        var metrics = Metrics().Matches(bare).Select(match => match.Value).ToList();
        foreach (var metric in metrics.Where(metric => !TelemetryPage.Series.ContainsKey(metric)))
        {
            yield return $"{metric} is on no table: {text}";
        }

        foreach (var fault in LabelsOf(bare, metrics).Where(pair => TelemetryPage.Series.TryGetValue(pair.Metric, out var labels) && !labels.Contains(pair.Label)))
        {
            yield return $"{fault.Metric} has no {fault.Label}: {text}";
        }

        foreach (var range in Ranges().Matches(bare).Where(match => !Ranged().IsMatch(bare[..match.Index])))
        {
            yield return $"A range outside rate() and increase() at {range.Index}: {text}";
        }
    }

    static IEnumerable<(string Metric, string Label)> LabelsOf(string bare, List<string> metrics)
    {
        foreach (Match selector in Selectors().Matches(bare))
        {
            foreach (var label in Label().Matches(selector.Groups[2].Value).Select(match => match.Groups[1].Value))
            {
                yield return (selector.Groups[1].Value, label);
            }
        }

        foreach (var label in Grouping().Matches(bare).SelectMany(match => match.Groups[1].Value.Split(',')).Concat(Values().Matches(bare).Select(match => match.Groups[1].Value)))
        {
            foreach (var metric in metrics)
            {
                yield return (metric, label.Trim());
            }
        }
    }

    static bool IsBalanced(string bare)
    {
        var open = new Stack<char>();
        foreach (var c in bare)
        {
            if (c is '(' or '{' or '[')
            {
                open.Push(c);
            }
            else if (c is ')' or '}' or ']' && (!open.TryPop(out var before) || (before, c) is not (('(', ')') or ('{', '}') or ('[', ']'))))
            {
                return false;
            }
        }

        return open.Count == 0;
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"([a-z_]+)\s*\(")]
    private static partial Regex Calls();

    [GeneratedRegex(@"\bstorage_client_\w+")]
    private static partial Regex Metrics();

    [GeneratedRegex(@"(\w+)\{([^}]*)\}")]
    private static partial Regex Selectors();

    [GeneratedRegex(@"(\w+)\s*(?:=~|!~|!=|=)")]
    private static partial Regex Label();

    [GeneratedRegex(@"\bby\s*\(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\blabel_values\(.*,\s*(\w+)\)$")]
    private static partial Regex Values();

    [GeneratedRegex(@"\[(?:\d+[smhd]|\$__rate_interval|\$__range)\]")]
    private static partial Regex Ranges();

    [GeneratedRegex(@"\b(?:rate|increase)\(\w+(?:\{[^}]*\})?$")]
    private static partial Regex Ranged();
}
