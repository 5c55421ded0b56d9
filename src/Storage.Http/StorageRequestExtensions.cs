using Storage.Http;
using Storage.Http.Requests;

// Where HttpRequestMessage lives, so that the call site needs no further using.
namespace System.Net.Http;

/// <summary>What the caller knows better about one request.</summary>
public static class StorageRequestExtensions
{
    /// <summary>Says whether carrying the request out twice has the effect of once. It wins over what method and headers say.</summary>
    /// <param name="request">The request.</param>
    /// <param name="idempotent">True to allow a retry after an unknown outcome.</param>
    /// <returns>The same request, for chaining.</returns>
    public static HttpRequestMessage SetStorageIdempotent(this HttpRequestMessage request, bool idempotent)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestSettings.Of(request).IsIdempotent = idempotent;
        return request;
    }

    /// <summary>Says whether the content can be sent a second time. It wins over what the content's type says.</summary>
    /// <param name="request">The request.</param>
    /// <param name="replayable">True when every send produces the same bytes.</param>
    /// <returns>The same request, for chaining.</returns>
    public static HttpRequestMessage SetStorageReplayable(this HttpRequestMessage request, bool replayable)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestSettings.Of(request).IsReplayable = replayable;
        return request;
    }

    /// <summary>Switches retries off for this request; it is still classified and logged.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The same request, for chaining.</returns>
    public static HttpRequestMessage DisableStorageRetry(this HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        RequestSettings.Of(request).RetryDisabled = true;
        return request;
    }

    /// <summary>Sets limits for this request in place of the options'.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxAttempts">How many times it is sent in all, the first time included; null for the option <see cref="StorageRetryOptions.MaxRetryAttempts"/>, which excludes it.</param>
    /// <param name="attemptTimeout">The time for one attempt, as <see cref="StorageRetryOptions.AttemptTimeout"/>; null for the option.</param>
    /// <returns>The same request, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxAttempts"/> is under 1 or over 101, or <paramref name="attemptTimeout"/> is not positive or over 24 hours.</exception>
    public static HttpRequestMessage SetStorageRetry(this HttpRequestMessage request, int? maxAttempts = null, TimeSpan? attemptTimeout = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (maxAttempts is { } attempts)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1, nameof(maxAttempts));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(attempts, 101, nameof(maxAttempts));
        }

        if (attemptTimeout is { } timeout)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero, nameof(attemptTimeout));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, TimeSpan.FromHours(24), nameof(attemptTimeout));
        }

        var settings = RequestSettings.Of(request);
        settings.MaxAttempts = maxAttempts;
        settings.AttemptTimeout = attemptTimeout;
        return request;
    }
}
