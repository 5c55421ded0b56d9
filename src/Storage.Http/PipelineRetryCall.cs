using Polly;
using Storage.Http.Requests;
using Storage.Http.Retry;

namespace Storage.Http;

/// <summary>One call in a pipeline that is not ours.</summary>
sealed class PipelineRetryCall
{
    readonly PipelineRetry _retry;
    readonly HttpRequestMessage? _request;
    readonly HttpMethod? _method;
    readonly Uri? _uri;
    readonly ContentSource _source;
    readonly HttpContent? _rewound;
    readonly long _start;
    TimeSpan _attemptStart;
    RetrySession? _session;

    internal PipelineRetryCall(PipelineRetry retry, HttpRequestMessage? request)
    {
        _retry = retry;
        _start = retry.Time.GetTimestamp();
        if (request is not null)
        {
            _request = request;
            _method = request.Method;
            _uri = request.RequestUri;
            _source = ContentSources.Of(request.Content);
            _rewound = ContentSources.Rewound(request.Content, _source);
            RequestSettings.Of(request).BeginOuterRetry();
        }
    }

    internal IReadOnlyList<StorageAttempt> Attempts => _session?.Attempts ?? [];

    internal RetryDecision Last => _session!.Last;

    internal void End()
    {
        if (_request is not null)
        {
            RequestSettings.Of(_request).EndOuterRetry();
        }
    }

    internal async ValueTask<RetryDecision> JudgeAsync(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken)
    {
        var duration = _retry.Time.GetElapsedTime(_start) - _attemptStart;
        var error = outcome.Exception is { } exception ? ErrorOf(exception) : _retry.ErrorOf(outcome.Result!, _request);
        if (error is null)
        {
            if (_session is null)
            {
                _retry.Budgets.ReturnOne(_uri);
            }
            else
            {
                _session.Succeed(duration);
            }

            return RetryDecision.Succeed;
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

            // A pipeline does not say when an attempt begins; it begins when the wait is over.
            _attemptStart = _retry.Time.GetElapsedTime(_start) + _session.Last.Delay;
        }

        return _session.Last;
    }

    RetrySession Open(HttpResponseMessage? response)
    {
        var known = _request ?? response?.RequestMessage;
        return new(_retry.Options, _retry.Budgets, _retry.Providers, _retry.Time, known, _start)
        {
            Method = _method ?? known?.Method,
            Uri = _uri ?? known?.RequestUri,
            Source = _request is null ? ContentSources.Of(known?.Content) : _source,
            Rewound = _rewound,
            DecidesForInner = true,
        };
    }

    static StorageError ErrorOf(Exception exception) => exception.GetStorageAttempts() is [.., { Error: { } judged }]
        ? judged
        : ConnectionFailure.ToError(exception, ConnectionFailure.FateOf(exception), provider: null);
}
