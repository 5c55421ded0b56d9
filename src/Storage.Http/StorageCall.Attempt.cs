using System.Diagnostics;
using Polly;
using Storage.Http.Requests;
using Storage.Http.Retry;

namespace Storage.Http;

sealed partial class StorageCall
{
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

        return _turn is null ? AttemptAsync(cancellationToken) : TakeTurnAsync(_turn, cancellationToken);
    }

    async ValueTask<Outcome<HttpResponseMessage>> TakeTurnAsync(SemaphoreSlim turn, CancellationToken cancellationToken)
    {
        await Wait(turn.WaitAsync(cancellationToken)).ConfigureAwait(false);
        try
        {
            return await AttemptAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(CancellationToken cancellationToken)
    {
        if (_pace is not null && await EnterAsync(_pace, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            _duration = TimeSpan.Zero;
            return refused;
        }

        var start = _settings.Time.GetTimestamp();
        AttemptTimeout? timeout = null;
        HttpResponseMessage? response = null;
        HttpResponseMessage? judged = null;
        try
        {
            if (_restore)
            {
                _snapshot.Restore(_request);
            }

            _restore = true;
            timeout = AttemptTimeout.Start(RequestSettings.Find(_request)?.AttemptTimeout ?? _settings.Retry.AttemptTimeout, _settings.Time, cancellationToken);
            var token = timeout?.Token ?? cancellationToken;
            if (_content is not null)
            {
                await Wait(_content.WhenIdleAsync(token)).ConfigureAwait(false);
                _request.Content = _content.ForAttempt();
            }
            else if (_lacksContent)
            {
                _request.Content = EmptyContent.Create();
            }

            var send = _async ? _handler.SendInnerAsync(_request, token) : Task.FromResult(_handler.SendInner(_request, token));

            // A failure is looked at without being thrown and caught here.
            await ((Task)send).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (send.Exception is { InnerException: { } failure })
            {
                return Outcome.FromException<HttpResponseMessage>(timeout?.Translate(failure) ?? failure);
            }

            response = await send.ConfigureAwait(false);
            if (_settings.Reader.NeedsReading(_request, response))
            {
                await _settings.Reader.ReadAsync(_request, response, _async, timeout?.Left ?? TimeSpan.MaxValue, token, cancellationToken).ConfigureAwait(false);
            }

            judged = response;
            return Outcome.FromResult(response);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            return Outcome.FromException<HttpResponseMessage>(timeout?.Translate(exception) ?? exception);
        }
        finally
        {
            if (_content is not null || _lacksContent)
            {
                _request.Content = _snapshot.Content;
            }

            timeout?.Dispose();
            _duration = _settings.Time.GetElapsedTime(start);
            if (_pace is not null)
            {
                Exit(_pace, judged);
            }
        }
    }

    Task Wait(Task task)
    {
        if (!_async)
        {
            task.GetAwaiter().GetResult();
        }

        return task;
    }
}
