using System.Threading.Tasks.Sources;

namespace Storage.Http.Tests.Retry;

/// <summary>Takes bytes asynchronously: a write is done when the test says so, on the test's thread. It allocates nothing.</summary>
sealed class WaitingStream : MemoryStream, IValueTaskSource
{
    ManualResetValueTaskSourceCore<bool> _write;

    internal void Finish(Exception? failure = null)
    {
        if (failure is null)
        {
            _write.SetResult(true);
        }
        else
        {
            _write.SetException(failure);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _write.Reset();
        return new(this, _write.Version);
    }

    public void GetResult(short token) => _write.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _write.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _write.OnCompleted(continuation, state, token, flags);
}
