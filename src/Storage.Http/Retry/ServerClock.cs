using System.Globalization;

namespace Storage.Http.Retry;

/// <summary>Works out how far the server's clock is from ours.</summary>
static class ServerClock
{
    static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyyMMdd'T'HHmmssK", "r"];

    /// <summary>What to add to our clock to get the server's: by the error's <c>ServerTime</c>, else by the <c>Date</c> header; null when neither is believable.</summary>
    internal static TimeSpan? OffsetOf(StorageError error, HttpResponseMessage? response, TimeProvider time)
    {
        var server = ServerDate.Believable(BodyTime(error)) ?? ServerDate.Believable(response?.Headers.Date);
        return server - time.GetUtcNow();
    }

    // Only whole dates: a lenient reader makes one of "5, 10" and of a time alone, by the clock that is in doubt.
    static DateTimeOffset? BodyTime(StorageError error) =>
        error.Details.TryGetValue("ServerTime", out var text)
        && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
