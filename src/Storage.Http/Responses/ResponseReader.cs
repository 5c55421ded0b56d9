using Storage.Http.Requests;

namespace Storage.Http.Responses;

/// <summary>Reads answers: which of them, how much of them, and what failed.</summary>
sealed class ResponseReader
{
    readonly ProviderSet _providers;
    readonly ReadingLimits _limits;
    readonly AnswerHeaderTable _headers;
    readonly SlowedAnswers _slowed;
    readonly ErrorClassifier _classifier;
    readonly SuccessReader _successes;

    internal ResponseReader(StorageErrorRegistry registry, ProviderSet providers, ReadingLimits limits)
    {
        _providers = providers;
        _limits = limits;
        _headers = new(providers, limits.TimeProvider);
        _slowed = new(providers);
        _classifier = new(registry, providers, _headers);
        _successes = new(registry, providers, _headers, _classifier);
    }

    /// <summary>Whether the answer is to be read; if not, it is handed on untouched.</summary>
    internal bool NeedsReading(HttpRequestMessage request, HttpResponseMessage response) => ReadingPlan.NeedsReading(request, response, _providers, _headers);

    /// <summary>
    /// The verdict, or null for a good answer. What was read of the body is put back, the verdict hangs on the response, and an embedded error
    /// shows in its status if the limits say so. A body that breaks is part of the verdict and breaks again for the caller.
    /// </summary>
    /// <param name="request">What was asked.</param>
    /// <param name="response">What was answered; its content may be replaced.</param>
    /// <param name="async">False: the calling thread waits for the reads and the task is complete on return.</param>
    /// <param name="cancellationToken">Ends the reading; the response is then of no more use and the caller disposes it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled. Nothing else is thrown.</exception>
    internal ValueTask<StorageError?> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, bool async, CancellationToken cancellationToken) =>
        ReadAsync(request, response, async, TimeSpan.MaxValue, cancellationToken, cancellationToken);

    /// <summary>
    /// The same where an attempt has a time of its own. When it ends, an error whose status is known is judged by what came; a success that has not
    /// shown its result is lost.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled, or <paramref name="attemptToken"/> for a good status.</exception>
    internal async ValueTask<StorageError?> ReadAsync(
        HttpRequestMessage request, HttpResponseMessage response, bool async, TimeSpan attemptTime, CancellationToken attemptToken, CancellationToken cancellationToken)
    {
        if (StorageAnnotations.GetError(response) is { } known)
        {
            return known;
        }

        var plan = ReadingPlan.For(request, response, _providers);
        var isFailure = (int)response.StatusCode >= 300;
        var coding = BodyText.CodingOf(response.Content);
        if (coding == ContentCoding.Unknown && plan.Interest == BodyInterest.Whole)
        {
            // It may be none at all, as when a server writes the charset there; then an error shows at the root, and a result is none of our business.
            plan = plan with { Interest = BodyInterest.ErrorDocument };
        }

        ReplayedContent? body = null;
        if (plan.Interest != BodyInterest.None && response.Content.Headers.ContentLength is not 0)
        {
            var watch = new BodyWatch(plan.Interest, coding, _limits.MaxErrorBodyBytes);
            var timeout = attemptTime < _limits.ErrorBodyTimeout ? attemptTime : _limits.ErrorBodyTimeout;
            var clock = new BodyClock(_limits.TimeProvider, isFailure ? timeout : Timeout.InfiniteTimeSpan);
            var token = isFailure ? cancellationToken : attemptToken;
            body = await BoundedReading.ReadAsync(response.Content, watch, _limits.MaxErrorBodyBytes, clock, async, token).ConfigureAwait(false);
            response.Content = body;
        }

        var verdict = Judge(request, response, plan, body, coding, isFailure);
        if (verdict is not null)
        {
            Apply(response, verdict);
        }

        return verdict;
    }

    /// <summary>Whether the store says that it has made the request wait.</summary>
    internal bool IsSlowed(HttpRequestMessage request, HttpResponseMessage response) => _slowed.Contains(request, response);

    StorageError? Judge(
        HttpRequestMessage request, HttpResponseMessage response, ReadingPlan plan, ReplayedContent? body, ContentCoding coding, bool isFailure)
    {
        var isLimited = false;
        var text = body is null ? default : body.Text(coding, _limits.MaxErrorBodyBytes, out isLimited);
        return isFailure
            ? _classifier.ClassifyFailure(request, response, text)
            : _successes.Read(request, response, plan, text, isLimited || (coding == ContentCoding.Unknown && !text.IsEmpty) ? BodyEnd.Limit : body?.End ?? BodyEnd.Whole);
    }

    void Apply(HttpResponseMessage response, StorageError verdict)
    {
        StorageAnnotations.SetError(response, verdict);
        if (verdict.StatusCode is { } status && status != response.StatusCode && _limits.SurfaceEmbeddedErrors)
        {
            response.StatusCode = status;
            response.ReasonPhrase = null;
        }
    }
}
