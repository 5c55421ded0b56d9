namespace Storage.Http.Tests.Telemetry;

/// <summary>A call one of whose attempts ends with a reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Answers">What the store answers, attempt by attempt.</param>
sealed record ReasonCase(StorageRetryReason Reason, params Func<HttpRequestMessage, HttpResponseMessage>[] Answers)
{
    internal Action<StorageErrorHandlingOptions> Configure { get; init; } = _ => { };

    internal Func<DateTimeOffset, HttpRequestMessage> Request { get; init; } = _ => new(HttpMethod.Get, "http://bucket.example.test/key");

    /// <summary>The last word of the call is the reason, no other attempt follows.</summary>
    internal bool IsLast => Reason is not (>= StorageRetryReason.Throttled and <= StorageRetryReason.CallerAdded);
}
