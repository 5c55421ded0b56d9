using Polly;
using Polly.Telemetry;
using Storage.Http.Requests;
using Storage.Http.Retry;

namespace Storage.Http;

/// <summary>One call in a pipeline that is not ours.</summary>
sealed class PipelineRetryCall
{
    // A pipeline has no logger of ours; its telemetry is where such things are told.
    static readonly ResilienceEvent CallerThrew = new(ResilienceEventSeverity.Error, "StorageCallerFault");

    readonly PipelineRetry _retry;
    readonly ResilienceStrategyTelemetry _telemetry;
    readonly HttpRequestMessage? _request;
    readonly RequestSettings? _settings;
    readonly RequestSnapshot _snapshot;
    readonly ContentSource _source;
    readonly HttpContent? _closable;
    readonly long _start;
    TimeSpan _attemptStart;
    RetrySession? _session;

    internal PipelineRetryCall(PipelineRetry retry, ResilienceStrategyTelemetry telemetry, HttpRequestMessage? request)
    {
        _retry = retry;
        _telemetry = telemetry;
        _start = retry.Time.GetTimestamp();
        if (request is not null)
        {
            _request = request;
            _snapshot = new(request, HeaderCare.All);
            _source = ContentSources.Of(request.Content);
            _closable = ContentSources.Closable(request.Content, _source);
            _settings = RequestSettings.Of(request);
            _settings.BeginOuterRetry();
        }
    }

    internal IReadOnlyList<StorageAttempt> Attempts => _session?.Attempts ?? [];

    internal RetryDecision Last => _session!.Last;

    internal void CancelNext() => _session?.CancelNext();

    internal void End() => _settings?.EndOuterRetry();

    internal async ValueTask<RetryDecision> JudgeAsync(Outcome<HttpResponseMessage> outcome, ResilienceContext context)
    {
        var duration = _retry.Time.GetElapsedTime(_start) - _attemptStart;
        var response = outcome.Result;
        var error = outcome.Exception is { } exception ? ErrorOf(exception) : response is null ? null : _retry.ErrorOf(response, _request);
        if (error is null)
        {
            return Succeed(response, duration);
        }

        _session ??= Open();
        Learn(_session, PipelineRetry.RequestOf(context) ?? response?.RequestMessage);
        error = await _session.DecideAsync(error, response, outcome.Exception, duration, context.CancellationToken).ConfigureAwait(false);
        if (_session.CallerFault is { } fault)
        {
            _telemetry.Report(CallerThrew, context, Outcome.FromException<HttpResponseMessage>(fault.Exception), fault.Option);
        }

        if (response is not null && StorageAnnotations.GetError(response) is not null)
        {
            StorageAnnotations.SetError(response, error);
        }

        if (_session.Last.IsRetry)
        {
            PrepareNext(_session);
        }

        return _session.Last;
    }

    RetryDecision Succeed(HttpResponseMessage? response, TimeSpan duration)
    {
        if (_session is null)
        {
            _retry.Budgets.ReturnOne(_request is null ? response?.RequestMessage?.RequestUri : _snapshot.Uri);
        }
        else
        {
            _session.Succeed(duration);
        }

        return RetryDecision.Succeed;
    }

    RetrySession Open() => new(_retry.Options, _retry.Budgets, _retry.Providers, _retry.Time, _request, _start)
    {
        Owner = _retry,
        Method = _request is null ? null : _snapshot.Method,
        Uri = _request is null ? null : _snapshot.Uri,
        Source = _source,
        Closable = _closable,
        DecidesForInner = true,
    };

    // Where the context did not have the request when the call began, it may have it now, or an answer names it.
    static void Learn(RetrySession session, HttpRequestMessage? request)
    {
        if (session.Request is null && request is not null)
        {
            session.Request = request;
            session.Method = request.Method;
            session.Uri = request.RequestUri;
            session.Source = ContentSources.Of(request.Content);
            session.Closable = ContentSources.Closable(request.Content, session.Source);
        }
    }

    void PrepareNext(RetrySession session)
    {
        session.AttemptNumber++;

        // A pipeline does not say when an attempt begins; it begins when the wait is over.
        _attemptStart = _retry.Time.GetElapsedTime(_start) + session.Last.Delay;

        // Every attempt starts from the caller's request. Where hedged siblings share it, one of them may be under way with it.
        if (_settings is { OuterRetries: 1 })
        {
            _snapshot.Restore(_request!);
        }
    }

    static StorageError ErrorOf(Exception exception) => exception.GetStorageAttempts() is [.., { Error: { } judged }]
        ? judged
        : ConnectionFailure.ToError(exception, ConnectionFailure.FateOf(exception), provider: null);
}
