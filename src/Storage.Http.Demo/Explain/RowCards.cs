using Spectre.Console;
using Storage.Http.Demo.Show;

namespace Storage.Http.Demo.Explain;

/// <summary>Rows of the registry, each as a card.</summary>
static class RowCards
{
    internal static void Write(IAnsiConsole console, IEnumerable<StorageErrorDefinition> rows)
    {
        foreach (var row in rows)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{row.Code}[/]  {StoreNames.Of(row.Provider)}, section \"{row.Section}\"");
            var lines = new Lines();
            lines.Add("Number", row.Number is { } number && row.Code != row.Key ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
            lines.Add("Status", row.StatusCode is { } status ? StatusText(status) : "not tied to one");
            lines.Add("Kind", row.Kind.ToString());
            lines.Add("Retried", RetryWords.Of(row.Kind, row.MinDelay));
            lines.Add("Means", row.Description);
            lines.Add("Do", row.Advice);
            lines.Write(console);
        }
    }

    static string StatusText(System.Net.HttpStatusCode status) => Enum.IsDefined(status) ? $"{(int)status} {status}" : $"{(int)status}";
}
