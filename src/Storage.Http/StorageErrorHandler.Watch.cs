using Storage.Http.Requests;
using Storage.Http.Retry;
using Storage.Http.Telemetry;

namespace Storage.Http;

public sealed partial class StorageErrorHandler
{
    // Whether something has to be set up before the first send; else the call is only looked at when its answer comes.
    static bool MustWatch(HandlerSettings settings, HttpRequestMessage request) =>
        settings.AlwaysInPipeline
        || settings.Pace is not null
        || settings.Retry.AttemptTimeout is not null
        || (settings.Retries && (EmptyContent.IsWanted(request, settings.Providers) || ContentSources.Of(request.Content) != ContentSource.Memory))
        || RequestSettings.Find(request) is { AttemptTimeout: not null };

    async ValueTask<HttpResponseMessage> TraceAsync(
        HandlerSettings settings, HttpRequestMessage request, HeaderCare care, CallSpan span, bool async, CancellationToken cancellationToken)
    {
        using (span)
        {
            settings.Telemetry.Begin(span, request);
            try
            {
                var response = await WatchAsync(settings, request, care, async, cancellationToken).ConfigureAwait(false);
                span.Answered(response.StatusCode);
                return response;
            }
            catch (Exception exception)
            {
                span.Failed(exception);
                throw;
            }
        }
    }

    async ValueTask<HttpResponseMessage> WatchAsync(HandlerSettings settings, HttpRequestMessage request, HeaderCare care, bool async, CancellationToken cancellationToken)
    {
        var snapshot = new RequestSnapshot(request, care);
        var source = settings.Retries ? ContentSources.Of(request.Content) : ContentSource.Memory;
        var content = source == ContentSource.Memory
            ? null
            : new RequestContent(request.Content!, source, settings.Retry.BufferRequestBytes, RequestSettings.Find(request)?.IsReplayable, cancellationToken);
        using var call = new StorageCall(this, settings, request, snapshot, content, settings.Time.GetTimestamp(), async, cancellationToken);
        return End(await call.StartAsync().ConfigureAwait(false));
    }
}
