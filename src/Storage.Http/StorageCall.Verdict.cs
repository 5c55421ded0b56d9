using Polly;
using Storage.Http.Responses;
using Storage.Http.Retry;
using Storage.Http.Telemetry;

namespace Storage.Http;

sealed partial class StorageCall
{
    async ValueTask<RetryDecision> JudgeCoreAsync(Outcome<HttpResponseMessage> outcome)
    {
        _session.Fate = outcome.Exception is null ? null : FateOf(outcome.Exception);
        (_askedTurn, _gotTurn, _limiterFault) = (false, false, null);
        var error = _session.Fate is { } fate
            ? ConnectionFailure.ToError(outcome.Exception!, fate, _settings.Providers.Configured)
            : StorageAnnotations.GetError(outcome.Result!);
        if (error is null)
        {
            Succeeded();
            return RetryDecision.Succeed;
        }

        var judging = _session.DecideAsync(error, outcome.Result, outcome.Exception, _duration, _callerToken);
        error = _async ? await judging.ConfigureAwait(false) : Wait(judging);
        if (outcome.Result is { } response)
        {
            StorageAnnotations.SetError(response, error);
        }

        Tell();
        if (_settings.Retries && _session.Attempts.Count == 1 && SpentRetries.Marks(_request))
        {
            _handler.Client.NoteRepeated();
        }

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

    // An exception is handed on as an outcome, not thrown: each level that it would pass costs microseconds.
    Outcome<HttpResponseMessage> Finish(Outcome<HttpResponseMessage> outcome)
    {
        var attempts = _session.Attempts;
        if (_session.AttemptNumber > 0 && !_callerToken.IsCancellationRequested && (outcome.Exception is not null || StorageAnnotations.GetError(outcome.Result!) is not null))
        {
            SpentRetries.Mark(_request);
        }

        if (outcome.Exception is { } exception)
        {
            if (_callerToken.IsCancellationRequested)
            {
                _session.CancelNext();
            }

            if (attempts.Count > 0)
            {
                StorageAnnotations.SetAttempts(exception, attempts, _handler.Client);
            }

            return outcome;
        }

        var response = outcome.Result!;
        if (attempts.Count > 0)
        {
            StorageAnnotations.SetAttempts(response, attempts, _handler.Client);

            // A caller that has HttpClient buffer the answer meets the break of its body as an exception and never sees the answer.
            if (response.Content is ReplayedContent { Failure: { } failure })
            {
                StorageAnnotations.SetAttempts(failure, attempts, _handler.Client);
            }
        }

        if (_settings.ThrowOnError && StorageAnnotations.GetError(response) is not null)
        {
            response.EnsureStorageSuccess();
        }

        return outcome;
    }

    // A Repair that is asynchronous is waited for where the caller sends synchronously.
    static StorageError Wait(ValueTask<StorageError> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();
}
