namespace Storage.Http.Tests.Anchors;

/// <summary>A clock whose timers fire a little before they are due, as timers of the platform do.</summary>
sealed class EarlyClock(FakeTimeProvider inner, TimeSpan by) : TimeProvider
{
    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime > by ? dueTime - by : dueTime, period);
}
