using Polly;
using Storage.Http.Retry;

namespace Storage.Http;

public sealed partial class StorageErrorHandler
{
    // Of a good call this is the only state machine, so it keeps no more than that call needs.
    async Task<HttpResponseMessage> FinishAsync(
        HandlerSettings settings, HttpRequestMessage request, RequestSnapshot snapshot, Task<HttpResponseMessage> send, long mark, CancellationToken cancellationToken)
    {
        // A failure is looked at below, without being thrown and caught here.
        await ((Task)send).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (send.IsCompletedSuccessfully && !settings.Reader.NeedsReading(request, Completed(send)))
        {
            settings.Budgets.ReturnOne(snapshot.Uri);
            return Completed(send);
        }

        return End(await ContinueAsync(settings, request, snapshot, send, mark, async: true, cancellationToken).ConfigureAwait(false));
    }

    static HttpResponseMessage End(Outcome<HttpResponseMessage> outcome)
    {
        outcome.ThrowIfException();
        return outcome.Result!;
    }

    async ValueTask<Outcome<HttpResponseMessage>> ContinueAsync(
        HandlerSettings settings, HttpRequestMessage request, RequestSnapshot snapshot, Task<HttpResponseMessage> send, long mark, bool async, CancellationToken cancellationToken)
    {
        var outcome = send.Exception is { InnerException: { } failure }
            ? Outcome.FromException<HttpResponseMessage>(failure)
            : await ReadAsync(settings, request, send, async, cancellationToken).ConfigureAwait(false);
        if (outcome.Result is { } response && StorageAnnotations.GetError(response) is null)
        {
            settings.Budgets.ReturnOne(snapshot.Uri);
            return outcome;
        }

        var start = settings.Clock.ToTimestamp(mark);
        var duration = settings.Time.GetElapsedTime(start);
        using var call = new StorageCall(this, settings, request, snapshot, content: null, start, async, cancellationToken);
        return await call.ContinueAsync(outcome, duration).ConfigureAwait(false);
    }

    static async ValueTask<Outcome<HttpResponseMessage>> ReadAsync(
        HandlerSettings settings, HttpRequestMessage request, Task<HttpResponseMessage> send, bool async, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await send.ConfigureAwait(false);
            await settings.Reader.ReadAsync(request, response, async, cancellationToken).ConfigureAwait(false);
            return Outcome.FromResult(response);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }
}
