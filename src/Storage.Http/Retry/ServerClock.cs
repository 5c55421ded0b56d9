using System.Globalization;

namespace Storage.Http.Retry;

/// <summary>Works out how far the server's clock is from ours.</summary>
static class ServerClock
{
    // OSS on some devices sent 1970 in Date (aliyun-oss-android-sdk#167); no store answers from before this.
    static readonly DateTimeOffset FirstBelievable = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What to add to our clock to get the server's: by the error's <c>ServerTime</c>, else by the <c>Date</c> header; null when neither is believable.</summary>
    internal static TimeSpan? OffsetOf(StorageError error, HttpResponseMessage? response, TimeProvider time)
    {
        var server = Believable(BodyTime(error)) ?? Believable(response?.Headers.Date);
        return server - time.GetUtcNow();
    }

    static DateTimeOffset? BodyTime(StorageError error) =>
        error.Details.TryGetValue("ServerTime", out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    static DateTimeOffset? Believable(DateTimeOffset? time) => time >= FirstBelievable ? time : null;
}
