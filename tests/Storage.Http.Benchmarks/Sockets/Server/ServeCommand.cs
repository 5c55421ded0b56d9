namespace Storage.Http.Benchmarks.Sockets.Server;

/// <summary>The child process: serves until its parent closes its standard input, which the system does too when the parent dies.</summary>
static class ServeCommand
{
    internal const string Word = "--serve";

    /// <param name="output">Where the address goes, in a line of its own.</param>
    /// <param name="input">What ends the server when it ends.</param>
    internal static async Task<int> RunAsync(TextWriter output, Stream input)
    {
        await using var server = new LeanServer();
        await output.WriteLineAsync(server.BaseAddress.AbsoluteUri);
        await output.FlushAsync(CancellationToken.None);
        await input.CopyToAsync(Stream.Null);
        return 0;
    }
}
