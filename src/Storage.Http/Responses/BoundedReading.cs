using System.Buffers;

namespace Storage.Http.Responses;

/// <summary>Reads the beginning of a body into memory and puts it together with the rest for the caller.</summary>
static class BoundedReading
{
    const int FirstBuffer = 4096;

    /// <summary>Reads until the body ends, breaks, is late, exceeds the limit, or is of no more interest.</summary>
    /// <remarks>
    /// The timeout never costs a byte: the read that was under way goes on and the caller gets what it brings. A synchronous read cannot be left
    /// like that, so there the time is looked at between reads, and a silent server is left to the timeout of the connection or the client.
    /// </remarks>
    internal static async ValueTask<ReplayedContent> ReadAsync(
        HttpContent content, BodyWatch watch, ReadingLimits limits, TimeSpan timeout, bool async, CancellationToken cancellationToken)
    {
        var limit = limits.MaxErrorBodyBytes;
        var start = limits.TimeProvider.GetTimestamp();
        var length = content.Headers.ContentLength;

        // A short body of known length is read into its final place; one byte more, so that its end shows.
        var isFinal = length is < FirstBuffer && length < limit;
        var bytes = isFinal ? new byte[(int)length!.Value + 1] : ArrayPool<byte>.Shared.Rent(Math.Min(limit, FirstBuffer));
        var count = 0;
        var end = BodyEnd.Limit;
        Stream? stream = null;
        Task<int>? pending = null;
        Exception? failure = null;
        try
        {
            stream = async ? await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false) : content.ReadAsStream(cancellationToken);
            while (count < limit)
            {
                if (count == bytes.Length)
                {
                    bytes = Grow(bytes, limit, isFinal);
                    isFinal = false;
                }

                var room = bytes.AsMemory(count, Math.Min(bytes.Length, limit) - count);
                int read;
                if (async)
                {
                    var reading = stream.ReadAsync(room, cancellationToken);
                    if (!reading.IsCompleted && timeout != Timeout.InfiniteTimeSpan)
                    {
                        pending = reading.AsTask();
                        if (!await EndsAsync(pending, limits, timeout - limits.TimeProvider.GetElapsedTime(start), cancellationToken).ConfigureAwait(false))
                        {
                            end = BodyEnd.Late;
                            Observe(pending);
                            break;
                        }

                        read = await pending.ConfigureAwait(false);
                        pending = null;
                    }
                    else
                    {
                        read = await reading.ConfigureAwait(false);
                    }
                }
                else
                {
                    read = stream.Read(room.Span);
                }

                count += read;
                if (read == 0 || !watch.WantsMore(bytes, count))
                {
                    end = read == 0 ? BodyEnd.Whole : BodyEnd.Enough;
                    break;
                }

                if (timeout != Timeout.InfiniteTimeSpan && limits.TimeProvider.GetElapsedTime(start) >= timeout)
                {
                    end = BodyEnd.Late;
                    break;
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            end = BodyEnd.Broken;
            failure = e;
            pending = null;
        }

        if (!isFinal && pending is null)
        {
            var rented = bytes;
            bytes = rented.AsSpan(0, count).ToArray();
            ArrayPool<byte>.Shared.Return(rented);
        }

        return new(content, bytes, count, end, stream, pending, failure);
    }

    // False: time is up and the read is still under way.
    static async ValueTask<bool> EndsAsync(Task reading, ReadingLimits limits, TimeSpan remaining, CancellationToken cancellationToken)
    {
        if (remaining > TimeSpan.Zero)
        {
            await reading.WaitAsync(remaining, limits.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!reading.IsCompleted)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return reading.IsCompleted;
    }

    // The caller may never come back for the read that was under way; its failure is then nobody's.
    static void Observe(Task reading) => reading.ContinueWith(
        static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    static byte[] Grow(byte[] bytes, int limit, bool isFinal)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(limit, bytes.Length * 2));
        bytes.CopyTo(larger, 0);
        if (!isFinal)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        return larger;
    }
}
