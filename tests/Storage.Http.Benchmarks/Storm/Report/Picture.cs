using System.Security;
using System.Text;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Runs;
using Storage.Http.Benchmarks.Storm.Stores;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>The brown-out as a picture: a row for each policy; 64 workers as one client on the left, as 64 clients on the right.</summary>
static class Picture
{
    const int Left = 190;
    const int Top = 132;
    const int PanelWidth = 400;
    const int PanelHeight = 62;
    const int RowHeight = 88;
    const int ColumnWidth = PanelWidth + 60;

    const string Style = """
        <style>
        text { font: 12px system-ui, "Segoe UI", "Liberation Sans", Helvetica, Arial, sans-serif; fill: #1f2328; }
        .title { font-size: 18px; font-weight: 600; } .head { font-size: 13px; font-weight: 600; } .tick { font-size: 10px; } .faint, .tick { fill: #59636e; }
        .end { text-anchor: end; } .middle { text-anchor: middle; } .frame, .limit { fill: none; } .limit { stroke: #1f2328; stroke-width: 1.2; stroke-dasharray: 4 3; }
        .paper { fill: #ffffff; } .shade { fill: #eceff2; } .good { fill: #2f81f7; } .bad { fill: #f0a35e; } .grid, .frame { stroke: #c9d1d9; }
        @media (prefers-color-scheme: dark) {
        text { fill: #f0f6fc; } .faint, .tick { fill: #9198a1; } .limit { stroke: #f0f6fc; }
        .paper { fill: #0d1117; } .shade { fill: #21262d; } .good { fill: #388bfd; } .bad { fill: #b0621f; } .grid, .frame { stroke: #3d444d; }
        }
        </style>
        """;

    internal static string Draw(IReadOnlyList<Summary> all)
    {
        var left = all.Where(summary => summary.Scenario.Id == AllScenarios.BrownOutOne).ToList();
        var right = all.Where(summary => summary.Scenario.Id == AllScenarios.BrownOutMany).ToList();
        var (width, height) = (Left + (2 * ColumnWidth), Top + (RowHeight * left.Count) + 30);
        var svg = new StringBuilder();
        svg.Append(Figures.Text($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="Sends and successes per second during a brown-out, for each policy">"""));
        svg.Append('\n').Append(Style).Append('\n');
        svg.Append(Figures.Text($"""<rect class="paper" width="{width}" height="{height}"/>""")).Append('\n');
        Legend(svg, left[0].Scenario.Store);
        for (var row = 0; row < left.Count; row++)
        {
            var y = Top + (row * RowHeight);
            Text(svg, 12, y + 22, "head", left[row].Policy.Name);
            new Panel(svg, Left, y, PanelWidth, PanelHeight).Draw(left[row], isLast: row == left.Count - 1);
            new Panel(svg, Left + ColumnWidth, y, PanelWidth, PanelHeight).Draw(right[row], isLast: row == left.Count - 1);
        }

        return svg.Append("</svg>\n").ToString();
    }

    internal static void Text(StringBuilder svg, double x, double y, string kind, string text) =>
        svg.Append(Figures.Text($"""<text class="{kind}" x="{x:0.#}" y="{y:0.#}">{SecurityElement.Escape(text)}</text>""")).Append('\n');

    static void Legend(StringBuilder svg, StoreModel store)
    {
        var brownOut = store.BrownOut!;
        Text(svg, 12, 28, "title", Figures.Text($"64 eager workers, and a store that falls to {brownOut.Share * 100:0} % of its limit for {(brownOut.End - brownOut.Start).TotalSeconds:0} s"));
        svg.Append("""<rect class="good" x="12" y="44" width="14" height="12"/>""").Append('\n');
        Text(svg, 32, 54, "", "requests per second that succeeded");
        svg.Append("""<rect class="bad" x="292" y="44" width="14" height="12"/>""").Append('\n');
        Text(svg, 312, 54, "", "requests per second that were refused: the less, the better");
        svg.Append("""<path class="limit" d="M722 50H748"/>""").Append('\n');
        Text(svg, 754, 54, "", Figures.Text($"the store's limit: {store.Limit:0} per second, {store.Limit * brownOut.Share:0} while it is down"));
        Text(svg, 12, 76, "faint", "Each line is ten times the one below, so the orange is more than it looks. Time runs from left to right, the start included.");
        Text(svg, Left, 104, "head", "as one client");
        Text(svg, Left + ColumnWidth, 104, "head", "as 64 clients that share nothing");
    }
}
