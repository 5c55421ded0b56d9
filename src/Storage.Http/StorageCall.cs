using Polly;
using Storage.Http.Pacing;
using Storage.Http.Retry;

namespace Storage.Http;

/// <summary>
/// One call that failed at least once, or that has to be watched from the start. The walk: attempt, read, classify, decide, tell, wait, and again, or return.
/// </summary>
sealed partial class StorageCall : IDisposable
{
    static readonly ResiliencePropertyKey<StorageCall> Key = new("Storage.Http.Call");
    static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new(ResilienceKeys.RequestMessage);

    readonly StorageErrorHandler _handler;
    readonly HandlerSettings _settings;
    readonly HttpRequestMessage _request;
    readonly RequestSnapshot _snapshot;
    readonly RequestContent? _content;
    readonly bool _lacksContent;
    readonly RetrySession _session;
    readonly bool _async;
    readonly CancellationToken _callerToken;

    // Only strategies of the caller's own can ask for two attempts at a time, by hedging; one request cannot be sent, or restored, twice at a time.
    readonly SemaphoreSlim? _turn;
    readonly CallPace? _pace;
    Outcome<HttpResponseMessage>? _ready;
    bool _isJudged;
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
        _lacksContent = settings.Retries && EmptyContent.IsWanted(request, settings.Providers);
        _async = async;
        _callerToken = callerToken;
        _turn = settings.AlwaysInPipeline ? new(1) : null;
        _pace = settings.Pace?.Begin(snapshot.Uri);
        _session = new(settings.Retry, settings.Budgets, settings.Providers, settings.Time, request, start)
        {
            Owner = handler.Client,
            Method = snapshot.Method,
            Uri = snapshot.Uri,
            Content = content,
            Closable = content is null ? snapshot.Content : null,
            MayRetry = settings.Retries,
            PacedRetries = _pace?.ThrottledRetries,
            Admit = _pace is null ? null : AdmitAsync,
        };
        if (content is not null)
        {
            content.MayRepeat = () => _session.MayFollowLoss(_callerToken);
        }
    }

    internal RetryDecision Decision => _session.Last;

    internal static StorageCall Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    /// <summary>Makes all attempts, the first outside the pipeline unless the caller's own strategies want to see it.</summary>
    internal async ValueTask<Outcome<HttpResponseMessage>> StartAsync()
    {
        if (_settings.AlwaysInPipeline)
        {
            return await RunAsync().ConfigureAwait(false);
        }

        var first = await AttemptAsync(_callerToken).ConfigureAwait(false);
        return await ContinueAsync(first, _duration).ConfigureAwait(false);
    }

    /// <summary>Goes on after a first attempt that was made outside.</summary>
    internal async ValueTask<Outcome<HttpResponseMessage>> ContinueAsync(Outcome<HttpResponseMessage> first, TimeSpan duration)
    {
        _duration = duration;
        _restore = true;
        var decision = await JudgeCoreAsync(first).ConfigureAwait(false);
        if (!decision.IsRetry)
        {
            return Finish(first);
        }

        _ready = first;
        _isJudged = true;
        return await RunAsync().ConfigureAwait(false);
    }

    async ValueTask<Outcome<HttpResponseMessage>> RunAsync()
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
            // Cancelled before the pipeline took the first attempt over.
            _ready?.Result?.Dispose();
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Polly's predicate: one judgement per attempt.</summary>
    internal async ValueTask<RetryDecision> JudgeAsync(Outcome<HttpResponseMessage> outcome)
    {
        var decision = _isJudged ? _session.Last : await JudgeCoreAsync(outcome).ConfigureAwait(false);
        _isJudged = false;
        if (decision.IsRetry)
        {
            _session.AttemptNumber++;
        }

        return decision;
    }
}
