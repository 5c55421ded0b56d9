using System.Collections;

namespace Storage.Http.Emulator;

/// <summary>
/// The requests that the emulator received, in the order in which their bodies had come in. A request is here before its answer begins. Safe to use while requests run.
/// </summary>
public sealed class RequestLog : IReadOnlyList<RecordedRequest>
{
    readonly Lock _gate = new();
    readonly Queue<RecordedRequest> _requests = [];
    readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    readonly int _maxRequests;
    readonly long _maxBodyBytes;
    long _bodyBytes;
    long _total;

    internal RequestLog(int maxRequests, long maxBodyBytes)
    {
        _maxRequests = maxRequests;
        _maxBodyBytes = maxBodyBytes;
    }

    /// <summary>How many requests are kept: all, or the latest <see cref="StorageEmulatorOptions.MaxRecordedRequests"/>.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _requests.Count;
            }
        }
    }

    /// <summary>How many requests were received since the start or the last <see cref="Clear"/>, those that are no longer kept included.</summary>
    public long Total
    {
        get
        {
            lock (_gate)
            {
                return _total;
            }
        }
    }

    /// <summary>A request by its place, the oldest first.</summary>
    /// <param name="index">The place, counted from 0.</param>
    public RecordedRequest this[int index] => Snapshot()[index];

    /// <summary>Forgets all requests.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _bodyBytes = 0;
            _total = 0;
        }
    }

    /// <summary>Waits until so many requests were received, for tests whose request is never answered.</summary>
    /// <param name="count">The number, compared with <see cref="Total"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes then.</returns>
    public Task WaitForAsync(int count, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_total >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The requests as they are now.</summary>
    /// <returns>An enumerator over a copy.</returns>
    public IEnumerator<RecordedRequest> GetEnumerator() => ((IEnumerable<RecordedRequest>)Snapshot()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(RecordedRequest request)
    {
        lock (_gate)
        {
            var keep = _bodyBytes + request.Body.Length <= _maxBodyBytes;
            _bodyBytes += keep ? request.Body.Length : 0;
            _requests.Enqueue(request.Numbered(++_total, keep));
            if (_requests.Count > _maxRequests)
            {
                _bodyBytes -= _requests.Dequeue().Body.Length;
            }

            foreach (var (count, reached) in _waiters)
            {
                if (_total >= count)
                {
                    reached.TrySetResult();
                }
            }

            _waiters.RemoveAll(waiter => waiter.Count <= _total);
        }
    }

    RecordedRequest[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _requests];
        }
    }
}
