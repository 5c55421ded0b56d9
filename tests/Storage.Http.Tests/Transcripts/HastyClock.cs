namespace Storage.Http.Tests.Transcripts;

/// <summary>A clock on which every timeout is over as soon as it is set.</summary>
sealed class HastyClock : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var isOff = dueTime == Timeout.InfiniteTimeSpan;
        return System.CreateTimer(callback, state, isOff ? dueTime : TimeSpan.Zero, period);
    }
}
