using System.Net;
using Spectre.Console;

namespace Storage.Http.Demo.Explain;

/// <summary>What the registry holds about a code or number.</summary>
static class CodeExplanation
{
    internal static int Write(IAnsiConsole console, string code, HttpStatusCode? status)
    {
        var named = RowsOf(code);
        var rows = status is null ? named : [.. named.Where(row => row.StatusCode == status)];
        if (rows.Count > 0)
        {
            console.WriteLine(rows.Count == 1 ? $"{code}: one row of the registry." : $"{code}: {rows.Count} rows of the registry, by store.");
            RowCards.Write(console, rows);
            return ExitCode.Success;
        }

        if (named.Count > 0)
        {
            console.WriteLine($"{code} is known, but not under status {(int)status!}; without --status all of its rows are shown.");
            return ExitCode.Failure;
        }

        WriteUnknown(console, code);
        return ExitCode.Failure;
    }

    internal static void WriteUnknown(IAnsiConsole console, string code)
    {
        console.MarkupLineInterpolated($"[yellow]No store is known to answer with the code \"{LogText.Clean(code, 128)}\".[/]");
        if (NearSpellings.Of(code, StorageErrorRegistry.Default) is { Count: > 0 } near)
        {
            console.WriteLine($"Codes that look like it: {string.Join(", ", near)}");
        }
    }

    /// <summary>Points to the rows of the same code beside that one.</summary>
    internal static void WriteOthers(IAnsiConsole console, StorageErrorDefinition row)
    {
        if (RowsOf(row.Code) is { Count: > 1 } rows)
        {
            console.WriteLine();
            console.WriteLine($"explain {row.Code} shows all {rows.Count} rows of this code.");
        }
    }

    static IReadOnlyList<StorageErrorDefinition> RowsOf(string code) =>
    [
        .. StorageErrorRegistry.Default.Where(row => row.Code.Equals(code, StringComparison.OrdinalIgnoreCase) || row.Key.Equals(code, StringComparison.OrdinalIgnoreCase)),
    ];
}
