using System.Globalization;
using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>How long the server asks to wait: the longest of Retry-After and the stores' own headers.</summary>
static class ServerDelays
{
    // Longer than any wait that makes sense, short enough for sums.
    static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    internal static TimeSpan? Find(HttpResponseMessage response, ProviderSet providers, TimeProvider time)
    {
        var longest = AnswerHeaders.Find(response, "Retry-After") is { } value ? RetryAfter(value, time) : null;
        foreach (var header in providers.DelayHeaders)
        {
            if (AnswerHeaders.Find(response, header.Name) is { } text && Number(text, header.Unit) is { } delay && !(delay <= longest))
            {
                longest = delay;
            }
        }

        return longest;
    }

    static TimeSpan? RetryAfter(string value, TimeProvider time)
    {
        if (Number(value, TimeSpan.FromSeconds(1)) is { } delay)
        {
            return delay;
        }

        if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return null;
        }

        var wait = date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
    }

    static TimeSpan? Number(string value, TimeSpan unit)
    {
        if (!double.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return number < Longest / unit ? unit * number : Longest;
    }
}
