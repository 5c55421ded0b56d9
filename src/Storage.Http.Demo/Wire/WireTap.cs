using System.Net.Sockets;
using System.Text;

namespace Storage.Http.Demo.Wire;

/// <summary>Listens in on the sockets of a client. It takes the bytes below all handlers, so that what it shows is what the wire said.</summary>
sealed class WireTap
{
    const int MaxKept = 16 * 1024;

    readonly Lock _gate = new();
    readonly List<Recording> _recordings = [];

    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new TappedStream(new NetworkStream(socket, ownsSocket: true), this);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal IReadOnlyList<Exchange> Snapshot()
    {
        lock (_gate)
        {
            return [.. _recordings.Select(recording => recording.ToExchange())];
        }
    }

    // A client sends one request at a time here, and begins each with a write of its own.
    internal void Sent(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_recordings is not [.., { HasEnded: false }])
            {
                var line = bytes.IndexOf("\r\n"u8) is >= 0 and var end ? bytes[..end] : bytes;
                _recordings.Add(new(Encoding.Latin1.GetString(line)));
            }
        }
    }

    internal void Received(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_recordings is [.., var last])
            {
                last.Bytes.AddRange(bytes[..Math.Min(bytes.Length, MaxKept - last.Bytes.Count)]);
            }
        }
    }

    internal void Broke()
    {
        lock (_gate)
        {
            if (_recordings is [.., var last])
            {
                last.WasReset = true;
            }
        }
    }

    sealed class Recording(string requestLine)
    {
        internal List<byte> Bytes { get; } = [];

        internal bool WasReset { get; set; }

        internal bool HasEnded => WasReset || Bytes.Count > 0;

        internal Exchange ToExchange()
        {
            const string Version = " HTTP/1.1";
            var line = requestLine.EndsWith(Version, StringComparison.Ordinal) ? requestLine[..^Version.Length] : requestLine;
            return new(line, WireAnswer.Parse(Bytes.ToArray()), WasReset);
        }
    }
}
