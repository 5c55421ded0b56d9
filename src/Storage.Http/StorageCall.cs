using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Polly;
using Storage.Http.Requests;
using Storage.Http.Retry;
using Storage.Http.Telemetry;

namespace Storage.Http;

/// <summary>
/// One call that failed at least once, or that has to be watched from the start. The walk: attempt, read, classify, decide, tell, wait, and again, or return.
/// </summary>
sealed class StorageCall
{
    static readonly ResiliencePropertyKey<StorageCall> Key = new("Storage.Http.Call");
    static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new(ResilienceKeys.RequestMessage);

    readonly StorageErrorHandler _handler;
    readonly HandlerSettings _settings;
    readonly HttpRequestMessage _request;
    readonly RequestSnapshot _snapshot;
    readonly RequestContent? _content;
    readonly RetrySession _session;
    readonly bool _async;
    readonly CancellationToken _callerToken;
    Outcome<HttpResponseMessage>? _ready;
    RetryDecision? _judged;
    TimeSpan _duration;
    bool _restore;

    internal StorageCall(
        StorageErrorHandler handler, HandlerSettings settings, HttpRequestMessage request, in RequestSnapshot snapshot, RequestContent? content, long start, bool async, CancellationToken callerToken)
    {
        _handler = handler;
        _settings = settings;
        _request = request;
        _snapshot = snapshot;
        _content = content;
        _async = async;
        _callerToken = callerToken;
        _session = new(settings.Retry, settings.Budgets, settings.Providers, settings.Time, request, start)
        {
            Method = snapshot.Method,
            Uri = snapshot.Uri,
            Content = content,
            MayRetry = settings.Retries,
        };
    }

    internal RetryDecision Decision => _session.Last;

    internal static StorageCall Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    /// <summary>Goes on after a first attempt that was made outside.</summary>
    internal async ValueTask<HttpResponseMessage> ContinueAsync(Outcome<HttpResponseMessage> first, TimeSpan duration)
    {
        _duration = duration;
        _restore = true;
        _judged = await JudgeCoreAsync(first).ConfigureAwait(false);
        if (!_judged.Value.IsRetry)
        {
            return Finish(first);
        }

        _ready = first;
        return await RunAsync().ConfigureAwait(false);
    }

    /// <summary>Makes all attempts inside the pipeline.</summary>
    internal async ValueTask<HttpResponseMessage> RunAsync()
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, _callerToken);
        try
        {
            context.Properties.Set(Key, this);
            context.Properties.Set(RequestKey, _request);
            var outcome = _async
                ? await _settings.Pipeline.ExecuteOutcomeAsync(static (context, call) => call.NextAsync(context.CancellationToken), context, this).ConfigureAwait(false)
                : RunBlocking(context);
            return Finish(outcome);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Polly's predicate: one judgement per attempt.</summary>
    internal async ValueTask<RetryDecision> JudgeAsync(Outcome<HttpResponseMessage> outcome)
    {
        var decision = _judged ?? await JudgeCoreAsync(outcome).ConfigureAwait(false);
        _judged = null;
        if (decision.IsRetry)
        {
            _session.AttemptNumber++;
        }

        return decision;
    }

    Outcome<HttpResponseMessage> RunBlocking(ResilienceContext context)
    {
        try
        {
            return Outcome.FromResult(_settings.Pipeline.Execute(
                static (context, call) =>
                {
                    var attempt = call.NextAsync(context.CancellationToken);
                    Debug.Assert(attempt.IsCompleted, "A synchronous attempt never suspends.");
                    var outcome = attempt.GetAwaiter().GetResult();
                    outcome.ThrowIfException();
                    return outcome.Result!;
                },
                context,
                this));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    ValueTask<Outcome<HttpResponseMessage>> NextAsync(CancellationToken cancellationToken)
    {
        if (_ready is { } first)
        {
            _ready = null;
            return new(first);
        }

        return AttemptAsync(cancellationToken);
    }

    async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(CancellationToken cancellationToken)
    {
        if (_restore)
        {
            _snapshot.Restore(_request);
        }

        _restore = true;
        var start = _settings.Time.GetTimestamp();
        using var timeout = AttemptTimeout.Start(RequestSettings.Find(_request)?.AttemptTimeout ?? _settings.Retry.AttemptTimeout, _settings.Time, cancellationToken);
        var token = timeout?.Token ?? cancellationToken;
        HttpResponseMessage? response = null;
        try
        {
            if (_content is not null)
            {
                await Wait(_content.WhenIdleAsync(cancellationToken)).ConfigureAwait(false);
                _request.Content = _content.ForAttempt();
            }

            response = _async
                ? await _handler.SendInnerAsync(_request, token).ConfigureAwait(false)
                : _handler.SendInner(_request, token);
            if (_settings.Reader.NeedsReading(_request, response))
            {
                await _settings.Reader.ReadAsync(_request, response, _async, token).ConfigureAwait(false);
            }

            return Outcome.FromResult(response);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            return Outcome.FromException<HttpResponseMessage>(timeout?.Translate(exception) ?? exception);
        }
        finally
        {
            if (_content is not null)
            {
                _request.Content = _snapshot.Content;
            }

            _duration = _settings.Time.GetElapsedTime(start);
        }
    }

    async ValueTask<RetryDecision> JudgeCoreAsync(Outcome<HttpResponseMessage> outcome)
    {
        var error = outcome.Exception is { } exception
            ? ConnectionFailure.ToError(exception, ConnectionFailure.FateOf(exception), _settings.Providers.Configured)
            : StorageAnnotations.GetError(outcome.Result!);
        if (error is null)
        {
            Succeeded();
            return default(RetryDecision) with { Decision = StorageAttemptDecision.Succeed };
        }

        var judging = _session.DecideAsync(error, outcome.Result, outcome.Exception, _duration, _callerToken);
        error = _async ? await judging.ConfigureAwait(false) : Wait(judging);
        if (outcome.Result is { } response)
        {
            StorageAnnotations.SetError(response, error);
        }

        Tell();
        return _session.Last;
    }

    void Succeeded()
    {
        if (_session.Attempts.Count == 0)
        {
            _settings.Budgets.ReturnOne(_snapshot.Uri);
            return;
        }

        var lastFailure = _session.Attempts[^1];
        _session.Succeed(_duration);
        _settings.Telemetry.Recovered(_request, lastFailure, _session.AttemptNumber);
    }

    void Tell()
    {
        var attempt = _session.Attempts[^1];
        if (_session.CallerFault is { } fault)
        {
            Log.CallerFault(_settings.Telemetry.Logger, fault.Option, fault.Exception);
        }

        if (attempt.Reason == StorageRetryReason.Cancelled)
        {
            return;
        }

        if (attempt.Reason == StorageRetryReason.OuterRetryDecides)
        {
            _handler.NoteOuterRetry();
        }

        _settings.Telemetry.Failed(_request, attempt);
    }

    HttpResponseMessage Finish(Outcome<HttpResponseMessage> outcome)
    {
        var attempts = _session.Attempts;
        if (outcome.Exception is { } exception)
        {
            if (attempts.Count > 0)
            {
                StorageAnnotations.SetAttempts(exception, attempts);
            }

            ExceptionDispatchInfo.Throw(exception);
        }

        var response = outcome.Result!;
        if (attempts.Count > 0)
        {
            StorageAnnotations.SetAttempts(response, attempts);
        }

        if (_settings.ThrowOnError && StorageAnnotations.GetError(response) is not null)
        {
            response.EnsureStorageSuccess();
        }

        return response;
    }

    Task Wait(Task task)
    {
        if (!_async)
        {
            task.GetAwaiter().GetResult();
        }

        return task;
    }

    // A Repair that is asynchronous is waited for where the caller sends synchronously.
    static StorageError Wait(ValueTask<StorageError> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();
}
