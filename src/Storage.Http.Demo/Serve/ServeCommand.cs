using System.Globalization;
using Spectre.Console;
using Storage.Http.Demo.Show;
using Storage.Http.Emulator;

namespace Storage.Http.Demo.Serve;

/// <summary><c>serve</c>: the emulator, for a client of the user's own.</summary>
static class ServeCommand
{
    internal static async Task<int> RunAsync(string[] args, IAnsiConsole console, CancellationToken cancellationToken)
    {
        if (!TryReadPort(args, out var port))
        {
            return Usage.Refuse(console, "serve takes --port and a number from 1 to 65000, or nothing.");
        }

        try
        {
            await using var emulator = await StorageEmulator.StartAsync(new() { FirstPort = port }, cancellationToken);
            WriteAddresses(console, emulator);
            WriteCalls(console, emulator);
            console.MarkupLine("Ctrl+C ends it. What is stored is in memory and gone then.");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.WriteLine("Ended.");
        }
        catch (IOException error) when (port > 0)
        {
            console.MarkupLineInterpolated($"[red]The emulator cannot listen on port {port} and those behind it: {error.Message}[/]");
            return ExitCode.Failure;
        }

        return ExitCode.Success;
    }

    static bool TryReadPort(string[] args, out int port)
    {
        port = 0;
        return args is [] || (args is ["--port", var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65000);
    }

    static void WriteAddresses(IAnsiConsole console, StorageEmulator emulator)
    {
        console.MarkupLine("[bold]The emulator is up.[/] Each store has a port of its own; buckets are there as soon as they are named, signatures are not checked.");
        console.WriteLine();
        var grid = new Grid().AddColumn(new GridColumn().Padding(2, 0, 2, 0).NoWrap()).AddColumn(new GridColumn().NoWrap());
        foreach (var provider in emulator.Providers)
        {
            grid.AddRow(new Text(StoreNames.Of(provider)), new Text(emulator.BaseAddress(provider).AbsoluteUri));
        }

        console.Write(grid);
        console.WriteLine();
    }

    // Not wrapped, so that the lines can be copied.
    static void WriteCalls(IAnsiConsole console, StorageEmulator emulator)
    {
        var cos = emulator.BaseAddress(StorageProvider.TencentCos).AbsoluteUri;
        console.WriteLine("The header x-emulator-fault says how a request is to fail. An upload, a SlowDown, and a copy that fails inside a 200:");
        console.WriteLine();
        foreach (var call in (IEnumerable<string>)
        [
            $"curl -i -X PUT --data-binary hello {cos}a.txt",
            $"curl -i -H 'x-emulator-fault: SlowDown; retry-after=1' {cos}a.txt",
            $"curl -i -X PUT -H 'x-cos-copy-source: {StorageEmulator.DefaultBucket}/a.txt' -H 'x-emulator-fault: embedded:SlowDown' {cos}b.txt",
        ])
        {
            console.Profile.Out.Writer.WriteLine("  " + call);
        }

        console.WriteLine();
    }
}
