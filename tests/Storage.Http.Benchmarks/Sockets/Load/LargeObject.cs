using Storage.Http.Benchmarks.Sockets.Callers;
using Storage.Http.Benchmarks.Sockets.Server;

namespace Storage.Http.Benchmarks.Sockets.Load;

/// <summary>Reads and writes an object far larger than any buffer.</summary>
sealed class LargeObject(long bytes)
{
    const int BufferBytes = 128 * 1024;

    readonly byte[] _buffer = new byte[BufferBytes];
    readonly string _path = ServerPaths.Large(bytes);

    /// <summary>Reads it to its end into one buffer.</summary>
    internal Task<Transfer> GetAsync(Caller caller) => MeasureAsync(async () =>
    {
        using var response = await caller.Client.GetAsync(_path, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync();
        var total = 0L;
        while (await stream.ReadAsync(_buffer) is > 0 and var count)
        {
            total += count;
        }

        return total;
    });

    /// <summary>Writes it from a stream that could be read again.</summary>
    internal Task<Transfer> PutAsync(Caller caller) => MeasureAsync(async () =>
    {
        using var stream = new GeneratedStream(bytes);
        using var content = new StreamContent(stream);
        using var response = await caller.Client.PutAsync(_path, content);
        response.EnsureSuccessStatusCode();
        return response.Headers.ETag?.Tag == ServerAnswers.ETag ? stream.Position : 0;
    });

    async Task<Transfer> MeasureAsync(Func<Task<long>> moveAsync)
    {
        var gauge = Gauge.Start();
        var moved = await moveAsync();
        var (elapsed, processor, allocated) = gauge.Read();
        return moved == bytes ? new(bytes, elapsed, processor, allocated) : throw new InvalidOperationException($"{moved} of {bytes} bytes were moved.");
    }
}
