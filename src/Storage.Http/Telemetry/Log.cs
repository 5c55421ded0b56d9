using Microsoft.Extensions.Logging;

namespace Storage.Http.Telemetry;

/// <summary>Every line that the library writes. Event ids: 6100 to 6109 failed attempts, 6110 to 6119 the library's own remarks.</summary>
static partial class Log
{
    const string Attempt =
        "{Provider} {Code} ({Kind}), status {Status} on the wire {WireStatus}, request id {RequestId}: {Method} {Host}{Path}, attempt {Attempt}, {Decision} ({Reason}), delay {DelayMs:F0} ms. {Message}";

    [LoggerMessage(EventId = 6100, EventName = "StorageAttemptRetried", Message = Attempt, SkipEnabledCheck = true)]
    internal static partial void Retried(
        ILogger logger, LogLevel level, string provider, string code, StorageErrorKind kind, int? status, int? wireStatus, string? requestId, string method, string host, string path,
        int attempt, StorageAttemptDecision decision, StorageRetryReason reason, double delayMs, string? message);

    [LoggerMessage(EventId = 6101, EventName = "StorageAttemptExpected", Message = Attempt, SkipEnabledCheck = true)]
    internal static partial void Expected(
        ILogger logger, LogLevel level, string provider, string code, StorageErrorKind kind, int? status, int? wireStatus, string? requestId, string method, string host, string path,
        int attempt, StorageAttemptDecision decision, StorageRetryReason reason, double delayMs, string? message);

    [LoggerMessage(EventId = 6102, EventName = "StorageAttemptGivenUp", Message = Attempt, SkipEnabledCheck = true)]
    internal static partial void GivenUp(
        ILogger logger, LogLevel level, string provider, string code, StorageErrorKind kind, int? status, int? wireStatus, string? requestId, string method, string host, string path,
        int attempt, StorageAttemptDecision decision, StorageRetryReason reason, double delayMs, string? message);

    [LoggerMessage(EventId = 6103, EventName = "StorageAttemptLost", Message = Attempt, SkipEnabledCheck = true)]
    internal static partial void Lost(
        ILogger logger, LogLevel level, string provider, string code, StorageErrorKind kind, int? status, int? wireStatus, string? requestId, string method, string host, string path,
        int attempt, StorageAttemptDecision decision, StorageRetryReason reason, double delayMs, string? message);

    [LoggerMessage(6110, LogLevel.Error, "The option {Option} of the storage retry threw; the call went on without it.", EventName = "StorageCallerFault")]
    internal static partial void CallerFault(ILogger logger, string option, Exception exception);

    [LoggerMessage(6111, LogLevel.Warning, "A storage retry further out decides for {Client}; the handler inside it does not retry. Register AddStorageErrorClassification() there.", EventName = "StorageOuterRetryDecides")]
    internal static partial void OuterRetryDecides(ILogger logger, string client);

    [LoggerMessage(6112, LogLevel.Warning, "HttpClient.Timeout of {Client} is {Timeout}, within Retry.MaxTotalTime, which is {MaxTotalTime}: it will cancel calls before the retry gives up.", EventName = "StorageClientTimeout")]
    internal static partial void ClientTimeout(ILogger logger, string client, TimeSpan timeout, TimeSpan maxTotalTime);

    [LoggerMessage(6114, LogLevel.Information, "{Host} asked to slow down: from now on requests to it are paced, at first {Rate:F1} per second.", EventName = "StoragePacingBegan")]
    internal static partial void PacingBegan(ILogger logger, string host, double rate);

    [LoggerMessage(6115, LogLevel.Warning, "{Handler} of {Client} seems to sign and stands outside the storage handler: all attempts of a call bear the signature of the first. Register it after AddStorageErrorHandling(); if this order is meant, set CheckHandlerOrder to false.", EventName = "StorageSignerOutside")]
    internal static partial void SignerOutside(ILogger logger, string handler, string client);

    [LoggerMessage(6116, LogLevel.Warning, "{Handler} of {Client} stands inside the storage handler, which sees no more than its last answer; if it retries too, sends multiply. Register AddStorageErrorClassification() after it instead; if this order is meant, set CheckHandlerOrder to false.", EventName = "StorageResilienceInside")]
    internal static partial void ResilienceInside(ILogger logger, string handler, string client);

    [LoggerMessage(6117, LogLevel.Warning, "A retry further out sends a request of {Client} again that the storage handler has already repeated: sends multiply. Take that retry out, or register AddStorageErrorClassification() inside it instead; if this is meant, set CheckHandlerOrder to false.", EventName = "StorageRepeatedAgain")]
    internal static partial void RepeatedAgain(ILogger logger, string client);

    [LoggerMessage(6113, LogLevel.Error, "The changed options of {Client} are refused, the ones before stay in force: {Fault}", EventName = "StorageReloadRefused")]
    internal static partial void ReloadRefused(ILogger logger, string client, string fault);
}
