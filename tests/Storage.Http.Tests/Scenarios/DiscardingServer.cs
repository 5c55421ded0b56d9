using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Receives one upload with a Content-Length, compares its bytes and keeps none of them.</summary>
sealed class DiscardingServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly byte[] _buffer = new byte[128 * 1024];

    public DiscardingServer()
    {
        _listener.Start();
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
    }

    public Uri Address { get; }

    /// <summary>Serves one request on one connection; the number of bytes of its body that were those of the big object.</summary>
    public async Task<long> ReceiveAsync(string answer)
    {
        using var socket = await _listener.AcceptSocketAsync();
        var count = 0;
        int end;
        while ((end = _buffer.AsSpan(0, count).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = await socket.ReceiveAsync(_buffer.AsMemory(count));
            Assert.NotEqual(0, read);
            count += read;
        }

        var length = Length(Encoding.ASCII.GetString(_buffer, 0, end));
        long received = count - end - 4;
        Assert.True(BigObject.Holds(_buffer.AsSpan(end + 4, (int)received), 0));
        while (received < length)
        {
            var read = await socket.ReceiveAsync(_buffer);
            Assert.NotEqual(0, read);
            Assert.True(BigObject.Holds(_buffer.AsSpan(0, read), received));
            received += read;
        }

        await socket.SendAsync(Encoding.ASCII.GetBytes(answer));
        return received;
    }

    public void Dispose() => _listener.Dispose();

    static long Length(string head)
    {
        var line = head.Split("\r\n").Single(header => header.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return long.Parse(line.AsSpan("Content-Length: ".Length), System.Globalization.CultureInfo.InvariantCulture);
    }
}
