using System.Globalization;
using Storage.Http.Retry;

namespace Storage.Http.Demo.Explain;

/// <summary>Whether and how an error is retried, in plain words, by the library's own rule and defaults.</summary>
static class RetryWords
{
    static readonly StorageRetryOptions Defaults = new();

    internal static string Of(StorageErrorKind kind, TimeSpan? minDelay)
    {
        var rule = RetryRule.Of(kind);
        return rule.Scope switch
        {
            RetryScope.Never => "no",
            RetryScope.AfterRepair => "once, when the option Retry.Repair has renewed the clock or the credentials",
            RetryScope.Any => $"yes, whatever the method{Limit(rule)}; {Wait(kind, minDelay)}",
            RetryScope.Idempotent => $"yes, when sending twice is the same as once (GET, HEAD, PUT, DELETE, ...){Limit(rule)}; {Wait(kind, minDelay)}",
            _ => throw new InvalidOperationException($"{rule.Scope} has no words yet."),
        };
    }

    static string Limit(RetryRule rule) => rule.MaxRetries switch
    {
        int.MaxValue => "",
        1 => ", once",
        2 => ", twice at most",
        var times => string.Create(CultureInfo.InvariantCulture, $", {times} times at most"),
    };

    static string Wait(StorageErrorKind kind, TimeSpan? minDelay)
    {
        var first = kind == StorageErrorKind.Throttling ? Defaults.ThrottlingDelay : Defaults.TransientDelay;
        var wait = string.Create(CultureInfo.InvariantCulture, $"waits up to {first.TotalSeconds} s at first, up to twice as long each time");
        return minDelay is { } least ? string.Create(CultureInfo.InvariantCulture, $"{wait}, and at least {least.TotalSeconds} s") : wait;
    }
}
