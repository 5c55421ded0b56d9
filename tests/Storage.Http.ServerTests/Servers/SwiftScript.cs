using System.Diagnostics;
using Storage.Http.Tests;

namespace Storage.Http.ServerTests.Servers;

/// <summary>tests/servers/swift.sh, run.</summary>
static class SwiftScript
{
    static readonly string Path = System.IO.Path.Combine(RepositoryRoot.Path, "tests", "servers", "swift.sh");

    /// <summary>Runs one command to its end; the output holds what it wrote as an error, too.</summary>
    internal static (int ExitCode, string Output) Run(params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, (output + error.GetAwaiter().GetResult()).Trim());
    }

    /// <summary>Runs one command, which must succeed.</summary>
    internal static async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"swift.sh {string.Join(' ', process.StartInfo.ArgumentList.Skip(1))}: {(await output + error).Trim()}");
    }

    static Process Start(IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo("bash", [Path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
}
