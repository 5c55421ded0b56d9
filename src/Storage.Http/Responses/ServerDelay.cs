using System.Globalization;
using System.Net.Http.Headers;

namespace Storage.Http.Responses;

/// <summary>Reads the waits that servers ask for.</summary>
static class ServerDelay
{
    // Longer than any wait that makes sense, short enough for sums.
    static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>
    /// Seconds, or a date; a date that has passed asks for no wait. It is one of the server's clock, so it counts from the answer's <c>Date</c>,
    /// and only without one that is believable from our own clock.
    /// </summary>
    internal static TimeSpan? OfRetryAfter(string value, HttpResponseMessage response, TimeProvider time)
    {
        if (OfNumber(value, TimeSpan.FromSeconds(1)) is { } delay)
        {
            return delay;
        }

        // Only the dates of HTTP: a lenient reader takes "5, 10" for a day in May.
        if (!RetryConditionHeaderValue.TryParse(value, out var condition) || condition.Date is not { } date)
        {
            return null;
        }

        var wait = date - (ServerDate.Believable(response.Headers.Date) ?? time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }

    internal static TimeSpan? OfNumber(string value, TimeSpan unit)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (!double.TryParse(value, Style, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return null;
        }

        return number < Longest / unit ? unit * number : Longest;
    }
}
