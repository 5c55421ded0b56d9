using System.Runtime.ExceptionServices;

namespace Storage.Http.Benchmarks.Storm.Clock;

/// <summary>
/// A clock that jumps from one event to the next. All of a run happens on the thread that made the clock: an await goes on where the event fires,
/// so the order is the queue's and nobody else's. Whoever asks from another thread has left the simulation, and the run fails.
/// </summary>
sealed class VirtualTime : TimeProvider
{
    static readonly DateTimeOffset Epoch = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    readonly EventQueue _events = new();
    readonly int _thread = Environment.CurrentManagedThreadId;
    Exception? _fault;
    long _now;
    long _order;
    bool _stopped;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    internal TimeSpan Now => new(GetTimestamp());

    public override long GetTimestamp()
    {
        CheckThread();
        return _now;
    }

    public override DateTimeOffset GetUtcNow() => Epoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Schedule(TimeSpan delay, TimerCallback callback, object? state = null) => Set(new(this, callback, state), delay);

    internal void Set(VirtualTimer timer, TimeSpan dueTime)
    {
        CheckThread();
        if (timer.Position >= 0)
        {
            _events.Remove(timer);
        }

        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            timer.Due = _now + Math.Max(0, dueTime.Ticks);
            timer.Order = _order++;
            _events.Add(timer);
        }
    }

    /// <summary>Lets everything happen up to a moment, or until somebody stops it.</summary>
    internal void RunUntil(TimeSpan end)
    {
        while (!_stopped && _events.Count > 0 && _events.First is var next && next.Due <= end.Ticks)
        {
            _now = next.Due;
            _events.Remove(next);
            next.Fire();
            if (_fault is not null)
            {
                ExceptionDispatchInfo.Throw(_fault);
            }
        }

        _now = _stopped ? _now : end.Ticks;
    }

    internal void Stop() => _stopped = true;

    /// <summary>Ends the run with an exception that would else be lost in a task nobody awaits.</summary>
    internal void Fail(Exception exception) => Interlocked.CompareExchange(ref _fault, exception, null);

    internal void CheckThread()
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            var fault = new InvalidOperationException("A continuation has left the thread of the simulation; the order of events is no longer its own.");
            Fail(fault);
            throw fault;
        }
    }
}
