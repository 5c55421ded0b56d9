namespace Storage.Http.Responses;

/// <summary>How long a body may take.</summary>
readonly struct BodyClock
{
    readonly TimeProvider _time;
    readonly TimeSpan _timeout;
    readonly long _start;

    internal BodyClock(TimeProvider time, TimeSpan timeout)
    {
        _time = time;
        _timeout = timeout;
        _start = IsRunning ? time.GetTimestamp() : 0;
    }

    /// <summary>Whether there is a limit at all.</summary>
    internal bool IsRunning => _timeout != Timeout.InfiniteTimeSpan;

    internal bool IsUp => IsRunning && Remaining <= TimeSpan.Zero;

    // No longer than at the start, even when the clock is set back.
    TimeSpan Remaining => _time.GetElapsedTime(_start) is var elapsed && elapsed > TimeSpan.Zero ? _timeout - elapsed : _timeout;

    /// <summary>Waits for a read; false when time is up and it is still under way.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the read is aborted.</exception>
    internal async ValueTask<bool> WaitAsync(Task read, CancellationTokenSource abort, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), abort);
        if (Remaining is var remaining && remaining > TimeSpan.Zero)
        {
            await read.WaitAsync(remaining, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (cancellationToken.IsCancellationRequested && !read.IsCompletedSuccessfully)
        {
            // Not left to the registration, which may come after the continuation.
            await abort.CancelAsync().ConfigureAwait(false);
            PendingRead.Observe(read);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return read.IsCompleted;
    }
}
