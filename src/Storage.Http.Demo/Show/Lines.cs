using Spectre.Console;

namespace Storage.Http.Demo.Show;

/// <summary>Names and values, one below the other, the values aligned.</summary>
sealed class Lines
{
    readonly Grid _grid = new();

    internal Lines()
    {
        _grid.AddColumn(new GridColumn().Padding(2, 0, 1, 0).NoWrap().Width(14));
        _grid.AddColumn(new GridColumn().Padding(0, 0));
    }

    /// <summary>Adds a line; a value that is not there is left out.</summary>
    internal void Add(string name, string? value)
    {
        if (value is not null)
        {
            _grid.AddRow(new Text(name, new Style(foreground: Color.Grey)), new Text(value));
        }
    }

    internal void Write(IAnsiConsole console) => console.Write(_grid);
}
