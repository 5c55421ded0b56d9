using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Storage.Http.Demo.Stages;
using Storage.Http.Demo.Wire;

namespace Storage.Http.Demo.Show;

/// <summary>The attempts of one call: what the wire said, what the handler read in it, and what it did.</summary>
static class AttemptTable
{
    const int MaxWidth = 140;
    const int NumberWidth = 1;
    const int ReadWidth = 33;
    const int DidWidth = 44;
    const int Frame = 13;

    internal static IRenderable Of(IReadOnlyList<Exchange> wire, IReadOnlyList<AttemptNote> notes, bool hasEnded, int consoleWidth)
    {
        var width = Math.Min(consoleWidth, MaxWidth);
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey).ShowRowSeparators();
        table.Width = width;
        table.AddColumn(Column("", width, NumberWidth));
        table.AddColumn(Column("the wire said", width, width - Frame - NumberWidth - ReadWidth - DidWidth));
        table.AddColumn(Column("the handler read: code and kind", width, ReadWidth));
        table.AddColumn(Column("and did", width, DidWidth));
        for (var i = 0; i < wire.Count; i++)
        {
            AttemptNote? note = i < notes.Count ? notes[i] : null;
            table.AddRow(
                new Text((i + 1).ToString(CultureInfo.InvariantCulture)),
                Lines(WireWords.Of(wire[i])),
                Lines(HandlerWords.Read(note, hasEnded)),
                Lines(HandlerWords.Did(note, hasEnded)));
        }

        var request = wire is [var first, ..] ? first.RequestLine : "...";
        return new Rows(new Markup($"[grey]Sent:[/]     {Markup.Escape(request)}"), table);
    }

    // In a narrow terminal the columns share what there is.
    static TableColumn Column(string title, int width, int wanted)
    {
        var column = new TableColumn($"[grey]{title}[/]");
        return width >= 110 ? column.Width(wanted) : column;
    }

    // The first line tells most.
    static Rows Lines(IEnumerable<string> lines) =>
        new(lines.Select((line, index) => new Text(line, index == 0 ? new Style(decoration: Decoration.Bold) : new Style(foreground: Color.Grey))));
}
