using System.Net;
using System.Net.Http.Headers;
using Polly;
using Storage.Http.Requests;
using Storage.Http.Retry;

namespace Storage.Http;

/// <summary>One call in a pipeline that is not ours.</summary>
sealed class PipelineRetryCall(StorageRetryOptions options, RetryBudgets budgets, ProviderSet providers, TimeProvider time, HttpRequestMessage? request)
{
    readonly long _start = time.GetTimestamp();
    readonly HttpMethod? _method = request?.Method;
    readonly Uri? _uri = request?.RequestUri;
    RetrySession? _session;

    internal IReadOnlyList<StorageAttempt> Attempts => _session?.Attempts ?? [];

    internal RetryDecision Last => _session!.Last;

    internal async ValueTask<RetryDecision> JudgeAsync(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken)
    {
        var duration = TimeSpan.Zero; // A pipeline does not say when an attempt began.
        var error = ErrorOf(outcome);
        if (error is null)
        {
            if (_session is null)
            {
                budgets.ReturnOne(_uri);
            }
            else
            {
                _session.Succeed(duration);
            }

            return default(RetryDecision) with { Decision = StorageAttemptDecision.Succeed };
        }

        _session ??= Open(outcome.Result);
        error = await _session.DecideAsync(error, outcome.Result, outcome.Exception, duration, cancellationToken).ConfigureAwait(false);
        if (outcome.Result is { } response && StorageAnnotations.GetError(response) is not null)
        {
            StorageAnnotations.SetError(response, error);
        }

        if (_session.Last.IsRetry)
        {
            _session.AttemptNumber++;
        }

        return _session.Last;
    }

    RetrySession Open(HttpResponseMessage? response)
    {
        var known = request ?? response?.RequestMessage;
        return new(options, budgets, providers, time, known, _start)
        {
            Method = _method ?? known?.Method,
            Uri = _uri ?? known?.RequestUri,
            DecidesForInner = true,
        };
    }

    StorageError? ErrorOf(Outcome<HttpResponseMessage> outcome)
    {
        if (outcome.Exception is { } exception)
        {
            return exception.GetStorageAttempts() is [.., { Error: { } judged }] ? judged : ConnectionFailure.ToError(exception, ConnectionFailure.FateOf(exception), provider: null);
        }

        var response = outcome.Result!;
        if (StorageAnnotations.GetError(response) is { } verdict)
        {
            return verdict;
        }

        return response.StatusCode == HttpStatusCode.NotModified ? null : StatusError.Of(response, DelayOf(response.Headers.RetryAfter));
    }

    TimeSpan? DelayOf(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };
}
