namespace Storage.Http.Retry;

/// <summary>The time of one attempt.</summary>
sealed class AttemptTimeout : IDisposable
{
    readonly CancellationTokenSource _timer;
    readonly CancellationTokenSource _either;
    readonly TimeSpan _limit;
    readonly TimeProvider _time;
    readonly long _start;
    readonly CancellationToken _callerToken;

    AttemptTimeout(TimeSpan limit, TimeProvider time, CancellationToken callerToken)
    {
        _limit = limit;
        _time = time;
        _start = time.GetTimestamp();
        _callerToken = callerToken;
        _timer = new(limit, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, callerToken);
    }

    internal CancellationToken Token => _either.Token;

    internal TimeSpan Left => _limit - _time.GetElapsedTime(_start) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    internal static AttemptTimeout? Start(TimeSpan? limit, TimeProvider time, CancellationToken callerToken) => limit is { } value ? new(value, time, callerToken) : null;

    /// <summary>The exception of a send that this timeout ended; any other as it is.</summary>
    internal Exception Translate(Exception exception) =>
        exception is OperationCanceledException && _timer.IsCancellationRequested && !_callerToken.IsCancellationRequested
            ? new AttemptTimeoutException(_limit, exception)
            : exception;

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
