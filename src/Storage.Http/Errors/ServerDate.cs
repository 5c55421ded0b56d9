namespace Storage.Http;

/// <summary>Which dates of servers can be true.</summary>
static class ServerDate
{
    // OSS on some devices sent 1970 in Date (aliyun-oss-android-sdk#167); no store answers from before this, and none is beyond the other.
    static readonly DateTimeOffset First = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset End = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The date, or null when no clock that is set right can have shown it.</summary>
    internal static DateTimeOffset? Believable(DateTimeOffset? date) => date >= First && date < End ? date : null;
}
