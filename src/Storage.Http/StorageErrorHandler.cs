using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Storage.Http.Retry;
using Storage.Http.Telemetry;

namespace Storage.Http;

/// <summary>
/// Finds the errors in a store's answers, those inside 2xx included, repeats what is worth repeating, and tells why. Place it outside handlers that sign,
/// so that every attempt is signed anew, and inside those that limit or break the circuit.
/// </summary>
public sealed partial class StorageErrorHandler : DelegatingHandler
{
    readonly StorageClient _client;
    volatile HeaderCare _care;

    /// <summary>Creates a handler for use without dependency injection; set <see cref="DelegatingHandler.InnerHandler"/>.</summary>
    /// <param name="options">The options; they are read now, and later changes have no effect.</param>
    /// <param name="logger">Where failed attempts are logged, or null for nowhere.</param>
    /// <param name="meterFactory">Makes the meter <c>Storage.Http</c>, or null for one of the process.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it and its value.</exception>
    public StorageErrorHandler(StorageErrorHandlingOptions options, ILogger<StorageErrorHandler>? logger = null, IMeterFactory? meterFactory = null)
        : this(StorageClient.CreateAlone(options, logger, meterFactory))
    {
    }

    internal StorageErrorHandler(StorageClient client) => _client = client;

    HeaderCare Care => _care is var care and not HeaderCare.Unknown ? care : Inspect();

    internal Task<HttpResponseMessage> SendInnerAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);

    internal HttpResponseMessage SendInner(HttpRequestMessage request, CancellationToken cancellationToken) => base.Send(request, cancellationToken);

    internal StorageClient Client => _client;

    internal void NoteOuterRetry() => _client.NoteOuterRetry();

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var settings = _client.Settings;
        var care = Care;
        if (CallSpan.Create() is { IsWanted: true } span)
        {
            return TraceAsync(settings, request, care, span, async: true, cancellationToken).AsTask();
        }

        if (MustWatch(settings, request))
        {
            return WatchAsync(settings, request, care, async: true, cancellationToken).AsTask();
        }

        var snapshot = new RequestSnapshot(request, care);
        var mark = settings.Clock.Mark();
        Task<HttpResponseMessage> send;
        try
        {
            send = base.SendAsync(request, cancellationToken);
        }
        catch (Exception exception)
        {
            send = Task.FromException<HttpResponseMessage>(exception);
        }

        if (send.IsCompletedSuccessfully && !settings.Reader.NeedsReading(request, Completed(send)))
        {
            settings.Budgets.ReturnOne(snapshot.Uri);
            return send;
        }

        return FinishAsync(settings, request, snapshot, send, mark, cancellationToken);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var settings = _client.Settings;
        var care = Care;
        if (CallSpan.Create() is { IsWanted: true } span)
        {
            return Completed(TraceAsync(settings, request, care, span, async: false, cancellationToken));
        }

        if (MustWatch(settings, request))
        {
            return Completed(WatchAsync(settings, request, care, async: false, cancellationToken));
        }

        var snapshot = new RequestSnapshot(request, care);
        var mark = settings.Clock.Mark();
        Task<HttpResponseMessage> send;
        try
        {
            var response = base.Send(request, cancellationToken);
            if (!settings.Reader.NeedsReading(request, response))
            {
                settings.Budgets.ReturnOne(snapshot.Uri);
                return response;
            }

            send = Task.FromResult(response);
        }
        catch (Exception exception)
        {
            send = Task.FromException<HttpResponseMessage>(exception);
        }

        return End(Completed(ContinueAsync(settings, request, snapshot, send, mark, async: false, cancellationToken)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    HeaderCare Inspect()
    {
        var care = InnerHandlers.Inspect(InnerHandler, _client);
        _care = care;
        return care;
    }

#pragma warning disable RS0030 // The task has completed successfully: nothing blocks.
    static HttpResponseMessage Completed(Task<HttpResponseMessage> send) => send.Result;
#pragma warning restore RS0030

    static T Completed<T>(ValueTask<T> call)
    {
        Debug.Assert(call.IsCompleted, "A synchronous call never suspends.");
        return call.GetAwaiter().GetResult();
    }
}
