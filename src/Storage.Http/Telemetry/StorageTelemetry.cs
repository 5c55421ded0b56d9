using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Storage.Http.Requests;

namespace Storage.Http.Telemetry;

/// <summary>Tells log, meter and trace of what happened; nothing is made for the one that does not listen.</summary>
sealed class StorageTelemetry(ILogger logger, StorageMetrics metrics, StorageLogOptions levels, ProviderSet providers)
{
    readonly AttemptLines _lines = new(logger, levels);
    readonly ServerNames _servers = new(providers);

    internal ILogger Logger => logger;

    internal void Failed(HttpRequestMessage request, StorageAttempt attempt)
    {
        var error = attempt.Error!;
        _lines.Write(request, attempt, error);
        if (metrics.CountsFailures)
        {
            metrics.Failed(TagsOf(request, attempt, error), attempt.Decision == StorageAttemptDecision.Retry, FailureClass.IsExhausted(attempt.Reason), attempt.Delay);
        }

        if (Activity.Current is { IsAllDataRequested: true } span)
        {
            AttemptTrace.Failed(span, attempt, error);
        }
    }

    internal void Recovered(HttpRequestMessage request, StorageAttempt lastFailure, int resends)
    {
        if (metrics.CountsRecoveries)
        {
            metrics.Recovered(TagsOf(request, lastFailure, lastFailure.Error!));
        }

        if (Activity.Current is { IsAllDataRequested: true } span)
        {
            AttemptTrace.Recovered(span, resends);
        }
    }

    /// <summary>A send had to wait for its turn.</summary>
    internal void Paced(HttpRequestMessage request, TimeSpan wait)
    {
        if (metrics.MeasuresPace)
        {
            metrics.Paced(wait, StorageTags.MethodOf(request), _servers.Of(request.RequestUri));
        }
    }

    internal void PacingBegan(Uri? uri, double rate)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            Log.PacingBegan(logger, AttemptLines.HostOf(uri), rate);
        }
    }

    internal void Begin(CallSpan span, HttpRequestMessage request) => span.Start(request, _servers);

    FailureTags TagsOf(HttpRequestMessage request, StorageAttempt attempt, StorageError error) =>
        FailureTags.Of(attempt, error, StorageTags.MethodOf(request), _servers.Of(request.RequestUri));
}
