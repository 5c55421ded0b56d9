using Polly;
using Storage.Http.Pacing;

namespace Storage.Http;

sealed partial class StorageCall
{
    // Null when the attempt may begin, else how the call ends without it.
    async ValueTask<Outcome<HttpResponseMessage>?> EnterAsync(CallPace pace, CancellationToken cancellationToken)
    {
        var isRepeat = _session.AttemptNumber > 0;
        var start = _settings.Time.GetTimestamp();
        try
        {
            var entering = pace.EnterAsync(isRepeat, isRepeat ? _session.TimeLeft : _settings.Retry.MaxTotalTime, cancellationToken);
            var waits = !entering.IsCompleted;
            var mayGo = _async || !waits ? await entering.ConfigureAwait(false) : entering.AsTask().GetAwaiter().GetResult();
            if (waits)
            {
                _settings.Telemetry.Paced(_request, _settings.Time.GetElapsedTime(start));
            }

            if (!isRepeat)
            {
                _session.Begin(_settings.Time.GetTimestamp());
            }

            return mayGo ? null : Outcome.FromException<HttpResponseMessage>(RefusedHere());
        }
        catch (Exception exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }

    void Exit(CallPace pace, HttpResponseMessage? response)
    {
        var error = response is null ? null : StorageAnnotations.GetError(response);
        var outcome = response is null ? PaceOutcome.Unknown
            : error is null ? (_settings.Reader.IsSlowed(response) ? PaceOutcome.Slowed : PaceOutcome.Accepted)
            : error.Kind == StorageErrorKind.Throttling ? PaceOutcome.Refused
            : (int?)error.WireStatusCode >= 500 ? PaceOutcome.Unknown
            : PaceOutcome.Accepted;
        if (pace.Exit(outcome, error?.ServerDelay) is { } rate)
        {
            _settings.Telemetry.PacingBegan(_request, rate);
        }
    }

    StorageException RefusedHere() => new(
        new() { Provider = _settings.Providers.Configured, Kind = StorageErrorKind.Throttling, NeverSent = true, RefusedHere = true },
        _session.Attempts);
}
