using System.Globalization;
using System.Net;
using Spectre.Console;

namespace Storage.Http.Demo.Explain;

/// <summary><c>explain</c>: a code that is named, or an error that is pasted.</summary>
static class ExplainCommand
{
    // A body longer than this is no error document.
    const int MaxInput = 1024 * 1024;

    internal static async Task<int> RunAsync(string[] args, IAnsiConsole console, TextReader input, CancellationToken cancellationToken)
    {
        if (!TryReadArguments(args, out var code, out var status, out var complaint))
        {
            return Usage.Refuse(console, complaint);
        }

        if (code.Length > 0)
        {
            return CodeExplanation.Write(console, code, status);
        }

        if (input == Console.In && !Console.IsInputRedirected)
        {
            console.MarkupLine("[grey]Paste the error, then end it with Ctrl+D on a line of its own (Ctrl+Z on Windows).[/]");
        }

        var text = await ReadAsync(input, cancellationToken);
        return string.IsNullOrWhiteSpace(text)
            ? Usage.Refuse(console, "There is nothing to explain: name a code, or give an error on standard input.")
            : await PasteExplanation.WriteAsync(console, PastedAnswer.Read(text, status), cancellationToken);
    }

    static bool TryReadArguments(string[] args, out string code, out HttpStatusCode? status, out string complaint)
    {
        var words = new List<string>();
        (code, status, complaint) = ("", null, "");
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] != "--status")
            {
                words.Add(args[i]);
            }
            else if (++i < args.Length && int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 200 and <= 599)
            {
                status = (HttpStatusCode)number;
            }
            else
            {
                complaint = "--status needs a number from 200 to 599.";
                return false;
            }
        }

        code = string.Join(' ', words);
        return true;
    }

    static async Task<string> ReadAsync(TextReader input, CancellationToken cancellationToken)
    {
        var buffer = new char[MaxInput];
        var count = await input.ReadBlockAsync(buffer, cancellationToken);
        return new(buffer, 0, count);
    }
}
