namespace Storage.Http.Benchmarks.Storm.Clock;

/// <summary>Something that happens at a moment of the virtual time.</summary>
sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
{
    /// <summary>In ticks since the start.</summary>
    internal long Due { get; set; }

    internal long Order { get; set; }

    /// <summary>Where it stands in the queue; -1 when it does not.</summary>
    internal int Position { get; set; } = -1;

    internal TimeSpan Period { get; private set; } = Timeout.InfiniteTimeSpan;

    internal void Fire()
    {
        if (Period > TimeSpan.Zero)
        {
            time.Set(this, Period);
        }

        callback(state);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Period = period;
        time.Set(this, dueTime);
        return true;
    }

    public void Dispose() => time.Set(this, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
