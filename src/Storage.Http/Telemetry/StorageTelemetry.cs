using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Storage.Http.Requests;

namespace Storage.Http.Telemetry;

/// <summary>Tells log, meter and trace of what happened. Everything that a server or user wrote is bounded and escaped here.</summary>
sealed class StorageTelemetry(ILogger logger, StorageMetrics metrics, StorageLogOptions levels, ProviderSet providers)
{
    internal static ActivitySource Source { get; } = new(StorageTags.SourceName);

    internal ILogger Logger => logger;

    internal void Failed(HttpRequestMessage request, StorageAttempt attempt)
    {
        var error = attempt.Error!;
        Write(request, attempt, error);
        if (metrics.Enabled)
        {
            var tags = TagsOf(request, error);
            tags.Add(StorageTags.Reason, attempt.Reason.ToString());
            metrics.Failed(tags, attempt.Decision == StorageAttemptDecision.Retry, FailureClass.IsExhausted(attempt.Reason), attempt.Delay);
        }

        if (Activity.Current is { IsAllDataRequested: true } activity)
        {
            Trace(activity, attempt, error);
        }
    }

    internal void Recovered(HttpRequestMessage request, StorageAttempt lastFailure, int resends)
    {
        metrics.Recovered(ProviderOf(lastFailure.Error), StorageTags.MethodOf(request));
        if (Activity.Current is { IsAllDataRequested: true } activity)
        {
            activity.SetTag(StorageTags.ResendCount, resends);
        }
    }

    void Write(HttpRequestMessage request, StorageAttempt attempt, StorageError error)
    {
        var (level, write) = LineOf(attempt, error);
        if (!logger.IsEnabled(level))
        {
            return;
        }

        write(
            logger, level, ProviderOf(error), LogText.Clean(error.Code, 128) ?? "-", error.Kind, (int?)error.StatusCode, (int?)error.WireStatusCode,
            LogText.Clean(error.RequestId, 256), request.Method.Method, HostOf(request.RequestUri), PathOf(request.RequestUri),
            attempt.Number, attempt.Decision, attempt.Reason, attempt.Delay.TotalMilliseconds, LogText.Clean(LogText.CutQueries(error.Message)));
    }

    (LogLevel Level, Line Write) LineOf(StorageAttempt attempt, StorageError error) =>
        attempt.Decision == StorageAttemptDecision.Retry ? (levels.Retried, Log.Retried)
        : FailureClass.IsExpected(error) ? (levels.Expected, Log.Expected)
        : FailureClass.IsExhausted(attempt.Reason) ? (levels.Lost, Log.Lost)

        // Nothing is lost yet, and the outer retry may repeat it.
        : attempt.Reason == StorageRetryReason.OuterRetryDecides ? (levels.Retried, Log.GivenUp)
        : (levels.GivenUp, Log.GivenUp);

    internal void PacingBegan(Uri? uri, double rate) => Log.PacingBegan(logger, HostOf(uri), rate);

    /// <summary>A send had to wait for its turn.</summary>
    internal void Paced(HttpRequestMessage request, TimeSpan wait) => metrics.Paced(wait, StorageTags.MethodOf(request));

    TagList TagsOf(HttpRequestMessage request, StorageError error)
    {
        var tags = new TagList
        {
            { StorageTags.Provider, ProviderOf(error) },
            { StorageTags.ErrorType, FailureClass.TypeOf(error) },
            { StorageTags.Kind, error.Kind.ToString() },
            { StorageTags.Method, StorageTags.MethodOf(request) },
        };
        if (error.WireStatusCode is { } status)
        {
            tags.Add(StorageTags.StatusCode, (int)status);
        }

        if (ServerAddress.Of(request.RequestUri, providers) is { } serverAddress)
        {
            tags.Add(StorageTags.ServerAddress, serverAddress);
        }

        return tags;
    }

    static void Trace(Activity activity, StorageAttempt attempt, StorageError error)
    {
        var code = FailureClass.TypeOf(error);
        activity.AddEvent(new("storage.attempt.failed", tags: new ActivityTagsCollection
        {
            { StorageTags.Code, LogText.Clean(error.Code, 128) ?? code },
            { StorageTags.Kind, error.Kind.ToString() },
            { StorageTags.RequestId, LogText.Clean(error.RequestId, 256) },
            { StorageTags.ResendCount, attempt.Number },
            { StorageTags.Decision, attempt.Decision.ToString() },
            { StorageTags.Reason, attempt.Reason.ToString() },
        }));
        if (attempt.Decision == StorageAttemptDecision.GiveUp)
        {
            if (activity.Source == Source)
            {
                // Whether the caller's own span has failed is for the caller to say.
                activity.SetTag(StorageTags.ErrorType, code).SetStatus(ActivityStatusCode.Error);
            }

            activity.SetTag(StorageTags.Code, LogText.Clean(error.Code, 128));
            activity.SetTag(StorageTags.Kind, error.Kind.ToString());
            activity.SetTag(StorageTags.RequestId, LogText.Clean(error.RequestId, 256));
            if (attempt.Number > 0)
            {
                activity.SetTag(StorageTags.ResendCount, attempt.Number);
            }
        }
    }

    static string ProviderOf(StorageError? error) => error?.Provider?.Name ?? StorageTags.Other;

    static string HostOf(Uri? uri) => uri is { IsAbsoluteUri: true } ? LogText.Clean(uri.Authority, 256) : "";

    // The query of a storage request holds signatures: it is never logged, and neither is user info, which Authority leaves out.
    string PathOf(Uri? uri) => levels.IncludePath && uri is { IsAbsoluteUri: true } ? LogText.Clean(uri.AbsolutePath) : "";

    delegate void Line(
        ILogger logger, LogLevel level, string provider, string code, StorageErrorKind kind, int? status, int? wireStatus, string? requestId, string method, string host, string path,
        int attempt, StorageAttemptDecision decision, StorageRetryReason reason, double delayMs, string? message);
}
