using System.Net;
using System.Net.Sockets;

namespace Storage.Http.Tests.Transcripts;

/// <summary>A server on loopback that answers request after request with recorded bytes; the last answer repeats. Closes after each, as the recorded server did.</summary>
sealed class TranscriptServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly List<RawMessage> _received = [];
    readonly Delivery _delivery;
    readonly Transcript[] _answers;
    readonly Task _serving;

    public TranscriptServer(Delivery delivery, params string[] answers)
    {
        _delivery = delivery;
        _answers = [.. answers.Select(Transcript.Load)];
        _listener.Start();
        Address = new($"http://{_listener.LocalEndpoint}/");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>What the server got, request by request. To be read when the client has its answer.</summary>
    public IReadOnlyList<RawMessage> Received
    {
        get
        {
            lock (_received)
            {
                return [.. _received];
            }
        }
    }

    /// <summary>Ends the server; a fault of its own comes out here.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _serving;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopped while it waited for the next request: the normal end.
        }

        _listener.Dispose();
        _stop.Dispose();
    }

    async Task ServeAsync()
    {
        for (var number = 0; ; number++)
        {
            using var socket = await _listener.AcceptSocketAsync(_stop.Token);
            socket.NoDelay = true;
            var request = await ReceiveAsync(socket);
            lock (_received)
            {
                _received.Add(request);
            }

            var answer = _answers[Math.Min(number, _answers.Length - 1)];
            try
            {
                await AnswerAsync(socket, answer.Response.Bytes);
            }
            catch (SocketException) when (answer.Method == "HEAD")
            {
                // Such an answer ends with its head, and the client may be gone before the stray bytes behind it.
            }
        }
    }

    async Task<RawMessage> ReceiveAsync(Socket socket)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var count = await socket.ReceiveAsync(buffer, _stop.Token);
            if (count == 0)
            {
                throw new IOException("The client left in the middle of its request.");
            }

            bytes.AddRange(buffer.AsSpan(0, count));
            byte[] all = [.. bytes];
            if (RawMessage.HeadLength(all) is { } head && RawMessage.Parse(all) is { } message && all.Length >= head + message.ContentLength)
            {
                return message;
            }
        }
    }

    async Task AnswerAsync(Socket socket, byte[] bytes)
    {
        var step = _delivery == Delivery.AtOnce ? bytes.Length : 1;
        for (var sent = 0; sent < bytes.Length; sent += step)
        {
            await socket.SendAsync(bytes.AsMemory(sent, step), _stop.Token);
        }

        socket.Shutdown(SocketShutdown.Send);
    }
}
