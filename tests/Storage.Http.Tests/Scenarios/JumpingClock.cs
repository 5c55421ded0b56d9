namespace Storage.Http.Tests.Scenarios;

/// <summary>The clock on this machine's wall: somebody may set it while the time itself, which waits and durations are measured by, goes on as before.</summary>
sealed class JumpingClock(FakeTimeProvider time) : TimeProvider
{
    long _jump;

    public override long TimestampFrequency => time.TimestampFrequency;

    public void Jump(TimeSpan by) => Interlocked.Add(ref _jump, by.Ticks);

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _jump));

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => time.CreateTimer(callback, state, dueTime, period);
}
