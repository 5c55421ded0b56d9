using System.Buffers;
using System.Buffers.Text;
using System.Net.Sockets;

namespace Storage.Http.Benchmarks.Sockets.Server;

/// <summary>One connection: requests of HTTP/1.1 one after the other, read no further than has to be to answer them.</summary>
sealed class ServerConnection(Socket socket, RefusalSequence refusals, Gathering gathering)
{
    const int HeadBytes = 4096;

    // What is sent of a large object again and again, and where what comes of one is thrown away.
    const int PieceBytes = 256 * 1024;
    static readonly byte[] Piece = new byte[PieceBytes];

    readonly byte[] _received = new byte[HeadBytes];
    int _start;
    int _end;

    internal async Task ServeAsync()
    {
        using (socket)
        {
            try
            {
                while (await ReceiveHeadAsync() is > 0 and var head)
                {
                    await AnswerAsync(_received.AsMemory(_start, head));
                }
            }
            catch (SocketException)
            {
                // The client has gone.
            }
        }
    }

    // The length of the next request's head, blank line included; 0 at the end.
    async ValueTask<int> ReceiveHeadAsync()
    {
        while (true)
        {
            var head = _received.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8);
            if (head >= 0)
            {
                return head + 4;
            }

            if (_start > 0)
            {
                _received.AsSpan(_start, _end - _start).CopyTo(_received);
                (_start, _end) = (0, _end - _start);
            }

            var count = _end == HeadBytes ? 0 : await socket.ReceiveAsync(_received.AsMemory(_end), SocketFlags.None);
            if (count == 0)
            {
                return 0;
            }

            _end += count;
        }
    }

    ValueTask AnswerAsync(ReadOnlyMemory<byte> head)
    {
        var line = head.Span[..head.Span.IndexOf("\r\n"u8)];
        var (first, last) = (line.IndexOf((byte)' '), line.LastIndexOf((byte)' '));
        var path = line[(first + 1)..last];
        _start += head.Length;
        if (line[..first].SequenceEqual("PUT"u8))
        {
            return StoreAsync(ContentLength(head.Span));
        }

        if (ServerPaths.Is(path, ServerPaths.Small))
        {
            return SendAsync(ServerAnswers.Small);
        }

        if (ServerPaths.Is(path, ServerPaths.Refusing))
        {
            return SendAsync(refusals.RefusesNext() ? ServerAnswers.SlowDown : ServerAnswers.Small);
        }

        if (ServerPaths.Is(path, ServerPaths.Restart))
        {
            refusals.Restart();
            return SendAsync(ServerAnswers.Small);
        }

        return (ServerPaths.LargeSize(path), ServerPaths.GatheringSize(path)) switch
        {
            ({ } bytes, _) => SendLargeAsync(bytes),
            (_, { } all) => GatherAsync(all),
            _ => SendAsync(ServerAnswers.NotFound),
        };
    }

    async ValueTask GatherAsync(int all)
    {
        await gathering.ArriveAsync(all);
        await SendAsync(ServerAnswers.Small);
    }

    async ValueTask SendLargeAsync(long bytes)
    {
        await SendAsync(ServerAnswers.ObjectHead(bytes));
        for (var left = bytes; left > 0; left -= PieceBytes)
        {
            await SendAsync(Piece.AsMemory(0, (int)Math.Min(left, PieceBytes)));
        }
    }

    async ValueTask StoreAsync(long bytes)
    {
        var ready = (int)Math.Min(bytes, _end - _start);
        _start += ready;
        var sink = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            for (var left = bytes - ready; left > 0;)
            {
                var count = await socket.ReceiveAsync(sink.AsMemory(0, (int)Math.Min(left, PieceBytes)), SocketFlags.None);
                left = count == 0 ? throw new SocketException((int)SocketError.ConnectionReset) : left - count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(sink);
        }

        await SendAsync(ServerAnswers.Stored);
    }

    async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        for (var left = bytes; !left.IsEmpty;)
        {
            left = left[await socket.SendAsync(left, SocketFlags.None)..];
        }
    }

    static long ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out long length, out _) ? length : 0;
    }
}
