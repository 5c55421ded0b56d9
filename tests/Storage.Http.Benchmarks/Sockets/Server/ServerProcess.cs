using System.Diagnostics;

namespace Storage.Http.Benchmarks.Sockets.Server;

/// <summary>The server in a process of its own, so that it shares neither heap nor thread pool with what is measured.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    // Far more than it needs; a machine may be slow.
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    readonly Process _process;

    ServerProcess(Process process, Uri baseAddress)
    {
        _process = process;
        BaseAddress = baseAddress;
    }

    internal Uri BaseAddress { get; }

    internal static async Task<ServerProcess> StartAsync()
    {
        var start = ThisProgram.With(SocketsCommand.Word, ServeCommand.Word);
        start.RedirectStandardInput = true;

        // Answers are written on the threads that learn of the requests: a server that never blocks may do so, and leaves more of the machine to the client.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server does not start.");
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token);
            return new(process, new(line ?? throw new InvalidOperationException("The server ended before it told its address.")));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Ends the server.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit, TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
