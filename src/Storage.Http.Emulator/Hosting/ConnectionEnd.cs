using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Storage.Http.Emulator.Faults;

namespace Storage.Http.Emulator.Hosting;

/// <summary>Breaks an exchange off.</summary>
static class ConnectionEnd
{
    /// <summary>Stays silent, or ends the sending in good order, until the client goes away; to reset, the caller aborts.</summary>
    internal static async Task ReachAsync(HttpContext context, FaultEnd end, TimeProvider timeProvider, CancellationToken stop)
    {
        if (end == FaultEnd.Close)
        {
            SocketOf(context).Shutdown(SocketShutdown.Send);
        }

        if (end != FaultEnd.Reset)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, timeProvider, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Sends bytes past the server's own writing.</summary>
    internal static async Task SendRawAsync(HttpContext context, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var socket = SocketOf(context);
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, stop).ConfigureAwait(false)..];
        }
    }

    static Socket SocketOf(HttpContext context) => context.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket;
}
