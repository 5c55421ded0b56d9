namespace Storage.Http.Benchmarks.Documents;

/// <summary>docs/performance.md, where the commands that measure put their tables.</summary>
static class PerformancePage
{
    internal const string Name = "performance.md";

    /// <summary>Replaces one region of the page: how it came to be, and the tables.</summary>
    /// <param name="region">The name in the marks.</param>
    /// <param name="command">The word that chooses the command.</param>
    /// <param name="tables">In Markdown; lines of prose that name conditions of this run may stand between.</param>
    /// <param name="folder">Where the page is; null for the folder docs of the repository.</param>
    internal static void Write(string region, string command, string tables, string? folder = null)
    {
        var page = Path.Combine(folder ?? Checkout.Docs, Name);
        File.WriteAllText(page, Region.Replace(File.ReadAllText(page), region, $"{Origin(command)}\n\n{tables}"));
    }

    /// <summary>The command that makes the tables again, and the machine they are from.</summary>
    internal static string Origin(string command) => $"`{CommandLine(command)}` on {Machine.Describe()}.";

    internal static string CommandLine(string command) => $"dotnet run -c Release --project tests/Storage.Http.Benchmarks -- {command}";
}
