namespace Storage.Http.Tests;

/// <summary>A clock that moves only when told to, or, with <see cref="SkipDelays"/>, as soon as somebody awaits a delay.</summary>
sealed class FakeTimeProvider : TimeProvider
{
    readonly Lock _lock = new();
    readonly List<Timer> _timers = [];
    readonly List<TimeSpan> _delays = [];
    DateTimeOffset _now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Whether an awaited delay passes at once, the clock moving by it. Timeouts are no delays.</summary>
    public bool SkipDelays { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The delays that were awaited, in order.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_lock)
            {
                return [.. _delays];
            }
        }
    }

    public int ActiveTimers
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);

        // Task.Delay hands its task over as the state. So does WaitAsync, a timeout, but its task has a result.
        if (state is Task && !state.GetType().IsGenericType)
        {
            lock (_lock)
            {
                _delays.Add(dueTime);
            }

            if (SkipDelays)
            {
                Advance(dueTime);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
                return timer;
            }
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets the clock, also back; what is due by then fires with the next <see cref="Advance"/>.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_lock)
        {
            _now += by;
        }
    }

    /// <summary>Moves the clock and fires what is due, in order of time.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset target;
        lock (_lock)
        {
            target = _now + by;
        }

        while (true)
        {
            Timer? due;
            lock (_lock)
            {
                due = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
                if (due is null)
                {
                    _now = target;
                    return;
                }

                _now = due.Due > _now ? due.Due : _now;
                _timers.Remove(due);
            }

            due.Fire();
        }
    }

    sealed class Timer(FakeTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        internal DateTimeOffset Due { get; private set; }

        internal void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._lock)
            {
                owner._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = owner._now + dueTime;
                    owner._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
