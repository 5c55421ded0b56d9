namespace Storage.Http.Responses;

/// <summary>Reads the beginning of a body into memory and puts it together with the rest for the caller.</summary>
static class BoundedReading
{
    /// <summary>Reads until the body ends, breaks, is late, exceeds the limit, or is of no more interest.</summary>
    /// <remarks>
    /// The timeout never costs a byte: the read that was under way goes on and the caller gets what it brings. A synchronous read can neither be left
    /// like that nor cancelled, and a server that falls silent would hold its caller for ever; so a synchronous call waits for an asynchronous read.
    /// </remarks>
    internal static async ValueTask<ReplayedContent> ReadAsync(
        HttpContent content, BodyWatch watch, int limit, BodyClock clock, bool async, CancellationToken cancellationToken)
    {
        var buffer = new BodyBuffer(content.Headers.ContentLength, limit);
        var end = BodyEnd.Limit;
        Stream? stream = null;
        PendingRead? pending = null;
        Exception? failure = null;
        try
        {
            stream = async ? await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false) : content.ReadAsStream(cancellationToken);
            var abort = clock.IsRunning ? new CancellationTokenSource() : null;
            while (!buffer.IsFull)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var next = NextAsync(stream, buffer.Room(), clock, abort, cancellationToken);
                var (read, late) = async ? await next.ConfigureAwait(false) : Wait(next);
                if (late is not null)
                {
                    pending = new(late, abort!);
                    end = BodyEnd.Late;
                    break;
                }

                buffer.Add(read);
                if (read == 0 || !watch.WantsMore(buffer.Bytes, buffer.Count))
                {
                    end = read == 0 ? BodyEnd.Whole : BodyEnd.Enough;
                    break;
                }

                if (clock.IsUp)
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
        }

        return new(content, buffer.Detach(isBeingWritten: pending is not null), buffer.Count, end, stream, pending, failure);
    }

    // The bytes of the next read, or the read itself when time is up before it is done.
    static ValueTask<(int Count, Task<int>? Late)> NextAsync(
        Stream stream, Memory<byte> room, BodyClock clock, CancellationTokenSource? abort, CancellationToken cancellationToken)
    {
        var reading = stream.ReadAsync(room, abort?.Token ?? cancellationToken);
        return reading.IsCompletedSuccessfully ? new((reading.GetAwaiter().GetResult(), null)) : WaitAsync(reading, clock, abort, cancellationToken);
    }

    static async ValueTask<(int Count, Task<int>? Late)> WaitAsync(ValueTask<int> reading, BodyClock clock, CancellationTokenSource? abort, CancellationToken cancellationToken)
    {
        if (abort is null || reading.IsCompleted)
        {
            return (await reading.ConfigureAwait(false), null);
        }

        var task = reading.AsTask();
        return await clock.WaitAsync(task, abort, cancellationToken).ConfigureAwait(false) ? (await task.ConfigureAwait(false), null) : (0, task);
    }

    // A synchronous call blocks here, where the time and the token can end the wait.
    static (int Count, Task<int>? Late) Wait(ValueTask<(int Count, Task<int>? Late)> next) =>
        next.IsCompleted ? next.GetAwaiter().GetResult() : next.AsTask().GetAwaiter().GetResult();
}
