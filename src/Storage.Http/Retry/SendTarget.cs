namespace Storage.Http.Retry;

/// <summary>The network under a send: it takes bytes until it fails, in a write or, where it cancels the send as HTTP/2 does, between two. It never throws.</summary>
sealed class SendTarget(Stream stream, CancellationTokenSource stop, CancellationToken networkToken)
{
    readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock _lock = new();
    volatile Exception? _failure;
    bool _isWriting;
    bool _isStopped;

    /// <summary>Ends when the network has failed and nothing is written to it any more.</summary>
    internal Task Failed => _failed.Task;

    internal Exception? Failure => _failure;

    /// <summary>Writes the bytes, or flushes where there are none; does nothing once the network has failed.</summary>
    internal async ValueTask PassAsync(ReadOnlyMemory<byte>? bytes)
    {
        if (!TryBegin())
        {
            return;
        }

        Exception? failure = null;
        try
        {
            if (bytes is { } some)
            {
                await stream.WriteAsync(some, stop.Token).ConfigureAwait(false);
            }
            else
            {
                await stream.FlushAsync(stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            failure = exception is OperationCanceledException ? new OperationCanceledException(networkToken) : exception;
        }

        End(failure);
    }

    internal void Pass(ReadOnlySpan<byte> bytes, bool flush)
    {
        if (!TryBegin())
        {
            return;
        }

        Exception? failure = null;
        try
        {
            if (flush)
            {
                stream.Flush();
            }
            else
            {
                stream.Write(bytes);
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        End(failure);
    }

    /// <summary>Cancels the write under way and all that follow.</summary>
    internal void Stop()
    {
        lock (_lock)
        {
            _isStopped = true;
            _failure ??= _isWriting ? null : new OperationCanceledException(networkToken);
        }

        stop.Cancel();
        Tell();
    }

    bool TryBegin()
    {
        lock (_lock)
        {
            _isWriting = _failure is null;
            return _isWriting;
        }
    }

    void End(Exception? failure)
    {
        lock (_lock)
        {
            _isWriting = false;
            _failure = failure ?? (_isStopped ? new OperationCanceledException(networkToken) : null);
        }

        Tell();
    }

    void Tell()
    {
        if (_failure is not null)
        {
            _failed.TrySetResult();
        }
    }
}
