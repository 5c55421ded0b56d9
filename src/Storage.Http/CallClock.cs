namespace Storage.Http;

/// <summary>Marks the start of calls that will mostly turn out well: by the system's coarse clock, a tenth of the price, unless the caller set a clock.</summary>
sealed class CallClock(TimeProvider time)
{
    readonly bool _coarse = time == TimeProvider.System;

    internal long Mark() => _coarse ? Environment.TickCount64 : time.GetTimestamp();

    /// <summary>The timestamp of a mark, right to some milliseconds; only calls that failed ask for it.</summary>
    internal long ToTimestamp(long mark) => _coarse ? time.GetTimestamp() - ((Environment.TickCount64 - mark) * (time.TimestampFrequency / 1000)) : mark;
}
