using Microsoft.Extensions.Logging;

namespace Storage.Http.Telemetry;

/// <summary>One line for each failed attempt. Everything that a server or user wrote is bounded and escaped here.</summary>
sealed class AttemptLines(ILogger logger, StorageLogOptions levels)
{
    internal void Write(HttpRequestMessage request, StorageAttempt attempt, StorageError error)
    {
        var (level, write) = LineOf(attempt, error);
        if (!logger.IsEnabled(level))
        {
            return;
        }

        write(
            logger, level, FailureClass.ProviderOf(error), LogText.Clean(error.Code, 128) ?? "-", error.Kind, (int?)error.StatusCode, (int?)error.WireStatusCode,
            LogText.Clean(error.RequestId, 256), request.Method.Method, HostOf(request.RequestUri), PathOf(request.RequestUri),
            attempt.Number, attempt.Decision, attempt.Reason, attempt.Delay.TotalMilliseconds, LogText.Clean(RequestSecrets.CutFrom(error.Message, request)));
    }

    internal static string HostOf(Uri? uri) => uri is { IsAbsoluteUri: true } ? LogText.Clean(AuthorityOf(uri), 256) : "";

    (LogLevel Level, Line Write) LineOf(StorageAttempt attempt, StorageError error) =>
        attempt.Decision == StorageAttemptDecision.Retry ? (levels.Retried, Log.Retried)
        : FailureClass.IsExpected(error) ? (levels.Expected, Log.Expected)
        : FailureClass.IsExhausted(attempt.Reason) ? (levels.Lost, Log.Lost)

        // Nothing is lost yet, and the outer retry may repeat it.
        : attempt.Reason == StorageRetryReason.OuterRetryDecides ? (levels.Retried, Log.GivenUp)
        : (levels.GivenUp, Log.GivenUp);

    // Authority is put together anew whenever it is asked for; of most hosts it is the name alone, which the URI keeps.
    static string AuthorityOf(Uri uri) =>
        uri is { HostNameType: UriHostNameType.Dns, IsDefaultPort: true, IdnHost: var host } && !host.Contains("xn--", StringComparison.Ordinal) ? host : uri.Authority;

    // The query of a storage request holds signatures: it is never logged, and neither is user info, which Authority leaves out.
    string PathOf(Uri? uri) => levels.IncludePath && uri is { IsAbsoluteUri: true } ? LogText.Clean(uri.AbsolutePath) : "";

    delegate void Line(
        ILogger logger, LogLevel level, string provider, string code, StorageErrorKind kind, int? status, int? wireStatus, string? requestId, string method, string host, string path,
        int attempt, StorageAttemptDecision decision, StorageRetryReason reason, double delayMs, string? message);
}
