using System.Globalization;
using Spectre.Console;
using Storage.Http.Demo.Stages;

namespace Storage.Http.Demo.Show;

/// <summary>All scenarios in one table, and the last line.</summary>
static class Summary
{
    const int Wide = 128;

    /// <param name="console">Where to write.</param>
    /// <param name="scenarios">What was to be played.</param>
    /// <param name="played">What came of each; null where it broke off.</param>
    /// <param name="duration">The time that all took.</param>
    internal static int Write(IAnsiConsole console, IReadOnlyList<Scenario> scenarios, IReadOnlyList<Played?> played, TimeSpan duration)
    {
        SummaryColumn[] columns = [.. SummaryColumn.All.Where(column => !column.OnlyIfWide || console.Profile.Width >= Wide)];
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        foreach (var title in (IEnumerable<string>)["", "store", .. columns.Select(column => column.Title), "as promised"])
        {
            table.AddColumn(new TableColumn($"[grey]{title}[/]"));
        }

        for (var i = 0; i < scenarios.Count; i++)
        {
            var ending = played[i]?.Ending;
            IEnumerable<string> facts = columns.Select(column => (ending is null ? null : column.Value(ending)) ?? "-");
            var isKept = played[i] is { AsPromised: true };
            table.AddRow(
            [
                new Text((i + 1).ToString(CultureInfo.InvariantCulture)),
                new Text(StoreNames.Of(scenarios[i].Provider)),
                .. facts.Select(fact => new Text(fact)),
                new Text(isKept ? "yes" : "NO", new Style(isKept ? Color.Green : Color.Red)),
            ]);
        }

        console.WriteLine();
        console.Write(table);
        var kept = played.Count(item => item is { AsPromised: true });
        var colour = kept == scenarios.Count ? "green" : "red";
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[{colour}]{scenarios.Count} scenarios, {kept} as promised[/] ({Seconds.Of(duration)})"));
        return kept == scenarios.Count ? ExitCode.Success : ExitCode.Failure;
    }
}
