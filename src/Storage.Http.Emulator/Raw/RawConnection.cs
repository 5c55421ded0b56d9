using System.IO.Pipelines;
using System.Net.Sockets;

namespace Storage.Http.Emulator.Raw;

/// <summary>Serves one connection: reads a request, records it, writes the answer, ends as told.</summary>
sealed class RawConnection(Socket socket, int number, Func<RawAnswer> next, Action<RawRequest> record, TimeProvider timeProvider)
{
    internal async Task ServeAsync(CancellationToken stopping)
    {
        await Task.Yield();
        socket.NoDelay = true;
        using var stream = new NetworkStream(socket, ownsSocket: true);
        var input = PipeReader.Create(stream);
        try
        {
            while (await ServeOneAsync(input, stopping).ConfigureAwait(false))
            {
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            socket.Close(timeout: 0); // the client has gone, or the server ends
        }

        await input.CompleteAsync().ConfigureAwait(false);
    }

    // True when the connection serves another request.
    async Task<bool> ServeOneAsync(PipeReader input, CancellationToken stopping)
    {
        var reader = new RawRequestReader(input);
        if (await reader.ReadHeadAsync(stopping).ConfigureAwait(false) is not { } head)
        {
            return false;
        }

        var answer = next();
        var (body, isComplete) = await reader.ReadBodyAsync(head, answer.RequestBodyBytes, stopping).ConfigureAwait(false);
        record(new(number, head, body, isComplete));
        await WriteAsync(answer, stopping).ConfigureAwait(false);
        switch (answer.End)
        {
            case RawEnd.Reset:
                socket.Close(timeout: 0); // not the stream: that would close in good order first
                return false;
            case RawEnd.Hold:
                await ReadToEndAsync(input, stopping).ConfigureAwait(false);
                return false;
            default:
                return answer.End == RawEnd.NextRequest;
        }
    }

    async Task WriteAsync(RawAnswer answer, CancellationToken stopping)
    {
        for (var i = 0; i < answer.Chunks.Count; i++)
        {
            if (i > 0 && answer.Interval > TimeSpan.Zero)
            {
                await Task.Delay(answer.Interval, timeProvider, stopping).ConfigureAwait(false);
            }

            for (var rest = answer.Chunks[i]; !rest.IsEmpty;)
            {
                rest = rest[await socket.SendAsync(rest, SocketFlags.None, stopping).ConfigureAwait(false)..];
            }
        }
    }

    static async Task ReadToEndAsync(PipeReader input, CancellationToken stopping)
    {
        while (await input.ReadAsync(stopping).ConfigureAwait(false) is { IsCompleted: false } result)
        {
            input.AdvanceTo(result.Buffer.End);
        }
    }
}
