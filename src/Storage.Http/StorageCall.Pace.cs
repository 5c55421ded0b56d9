using System.Net;
using Polly;
using Storage.Http.Pacing;
using Storage.Http.Retry;
using Storage.Http.Telemetry;

namespace Storage.Http;

sealed partial class StorageCall
{
    // Since the last judgement: whether an attempt asked for its turn, whether one got it, and what the caller's limiter threw.
    bool _askedTurn;
    bool _gotTurn;
    Exception? _limiterFault;

    // Null when the attempt may begin, else how the call ends without it.
    async ValueTask<Outcome<HttpResponseMessage>?> EnterAsync(CallPace pace, CancellationToken cancellationToken)
    {
        var isRepeat = _session.AttemptNumber > 0;
        _askedTurn = true;
        try
        {
            var mayGo = await TimedAsync(pace.EnterAsync(isRepeat, isRepeat ? _session.TimeLeft : _session.TimeToBegin, cancellationToken)).ConfigureAwait(false);
            _session.Begin(_settings.Time.GetTimestamp());
            _gotTurn |= mayGo;
            return mayGo ? null : Outcome.FromException<HttpResponseMessage>(RefusedHere(pace));
        }
        catch (Exception exception)
        {
            _limiterFault = cancellationToken.IsCancellationRequested ? null : exception;
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    ValueTask<bool> AdmitAsync(TimeSpan delay, TimeSpan longest, CancellationToken cancellationToken) => TimedAsync(_pace!.AdmitAsync(delay, longest, cancellationToken));

    // A lease that cannot be given back must not cost the caller the server's answer.
    void Exit(CallPace pace, HttpResponseMessage? response)
    {
        try
        {
            var error = response is null ? null : StorageAnnotations.GetError(response);
            var outcome = response is null ? PaceOutcome.Unknown : OutcomeOf(response, error);
            if (pace.Exit(outcome, outcome == PaceOutcome.Refused ? error?.ServerDelay : null) is { } rate)
            {
                _settings.Telemetry.PacingBegan(_snapshot.Uri, rate);
            }
        }
        catch (Exception fault)
        {
            TellLimiterFault(fault);
        }
    }

    public void Dispose()
    {
        _content?.Abandon();
        try
        {
            _pace?.Dispose();
        }
        catch (Exception fault)
        {
            TellLimiterFault(fault);
        }
    }

    PaceOutcome OutcomeOf(HttpResponseMessage response, StorageError? error) => error switch
    {
        { Kind: StorageErrorKind.Throttling } => PaceOutcome.Refused,
        { WireStatusCode: >= HttpStatusCode.InternalServerError } => PaceOutcome.Unknown,
        _ when _settings.Reader.IsSlowed(_request, response) => PaceOutcome.Slowed,

        // Of many keys some were refused.
        { Items: var items } when items.Any(static item => item.Kind == StorageErrorKind.Throttling) => PaceOutcome.Slowed,
        _ => PaceOutcome.Accepted,
    };

    async ValueTask<bool> TimedAsync(ValueTask<bool> turn)
    {
        if (turn.IsCompleted)
        {
            return await turn.ConfigureAwait(false);
        }

        var start = _settings.Time.GetTimestamp();
        try
        {
            return _async ? await turn.ConfigureAwait(false) : turn.AsTask().GetAwaiter().GetResult();
        }
        finally
        {
            _settings.Telemetry.Paced(_request, _settings.Time.GetElapsedTime(start));
        }
    }

    // Where no attempt got its turn nothing was sent, whatever the exception looks like; that of the caller's limiter is none of a send.
    SendFate FateOf(Exception exception) => (ConnectionFailure.FateOf(exception), _askedTurn && !_gotTurn) switch
    {
        (_, true) when exception == _limiterFault => SendFate.Unknown,
        (SendFate.Lost, true) => SendFate.NeverSent,
        var (fate, _) => fate,
    };

    void TellLimiterFault(Exception fault) => Log.CallerFault(_settings.Telemetry.Logger, "Throttling.Limiter", fault);

    StorageException RefusedHere(CallPace pace) => new(
        new() { Provider = _settings.Providers.Configured, Kind = StorageErrorKind.Throttling, ServerDelay = pace.RetryAfter, NeverSent = true, RefusedHere = true },
        _session.Attempts);
}
