using System.Net.Sockets;
using System.Text;

namespace Storage.Http.Tests.Emulator;

/// <summary>A socket that sends bytes as they are and tells what came back, and how it ended.</summary>
sealed class WireClient : IDisposable
{
    readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly StringBuilder _received = new();
    readonly byte[] _buffer = new byte[16 * 1024];

    /// <summary>What has come back so far, each byte a character.</summary>
    public string Received => _received.ToString();

    /// <summary>The body of what has come back, chunk frames and all.</summary>
    public string Body => Received[(Received.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    public static async Task<WireClient> ConnectAsync(Uri address)
    {
        var client = new WireClient();
        await client._socket.ConnectAsync(address.Host, address.Port);
        return client;
    }

    public static async Task<WireClient> SendAsync(Uri address, string method = "GET", string headers = "", string body = "")
    {
        var client = await ConnectAsync(address);
        var length = body.Length > 0 ? $"Content-Length: {body.Length}\r\n" : "";
        await client.SendAsync($"{method} {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n{length}{headers}\r\n{body}");
        return client;
    }

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Reads until the text has come.</summary>
    public async Task ReadUntilAsync(string text)
    {
        while (!Received.Contains(text, StringComparison.Ordinal))
        {
            Assert.True(await ReadAsync() > 0, $"The connection ended before {text}; it said {Received}");
        }
    }

    /// <summary>Reads to the end; true when the connection was closed in good order, false when it was reset.</summary>
    public async Task<bool> ReadToEndAsync()
    {
        try
        {
            while (await ReadAsync() > 0)
            {
            }

            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
        {
            return false;
        }
    }

    /// <summary>Whether bytes or an end are waiting; false means silence.</summary>
    public bool HasSomething => _socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);

    public void Dispose() => _socket.Dispose();

    async Task<int> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var read = await _socket.ReceiveAsync(_buffer, timeout.Token);
        _received.Append(Encoding.Latin1.GetString(_buffer, 0, read));
        return read;
    }
}
