using System.Diagnostics;
using System.Net;

namespace Storage.Http.Telemetry;

/// <summary>The span of one call, where somebody listens and the sampler wants it; else nothing.</summary>
readonly struct CallSpan : IDisposable
{
    readonly Activity? _activity;

    CallSpan(Activity? activity) => _activity = activity;

    internal static ActivitySource Source { get; } =
        new(new ActivitySourceOptions(StorageTags.SourceName) { Version = StorageTags.Version, TelemetrySchemaUrl = StorageTags.SchemaUrl });

    internal bool IsWanted => _activity is not null;

    bool IsRecorded => _activity is { IsAllDataRequested: true };

    /// <summary>Asks the listeners. The span is not current before <see cref="Start"/>, which has to be called where what becomes current stays the call's own.</summary>
    internal static CallSpan Create()
    {
        if (!Source.HasListeners())
        {
            return default;
        }

        try
        {
            return new(Source.CreateActivity(StorageTags.Span, ActivityKind.Internal));
        }
        catch (Exception exception)
        {
            ListenerFault.Leave(exception);
            return default;
        }
    }

    internal void Start(HttpRequestMessage request, ServerNames servers)
    {
        if (IsRecorded)
        {
            var method = StorageTags.MethodOf(request);
            _activity!.SetTag(StorageTags.Method, method);
            if (method == StorageTags.Other)
            {
                _activity.SetTag(StorageTags.MethodOriginal, LogText.Clean(request.Method.Method, 64));
            }

            if (servers.Of(request.RequestUri) is { } server)
            {
                _activity.SetTag(StorageTags.ServerAddress, server.Address).SetTag(StorageTags.ServerPort, server.Port);
            }
        }

        try
        {
            _activity?.Start();
        }
        catch (Exception exception)
        {
            ListenerFault.Leave(exception);
        }
    }

    /// <summary>The call has its answer, which may be a failure that was told before.</summary>
    internal void Answered(HttpStatusCode status)
    {
        if (IsRecorded && _activity!.Status == ActivityStatusCode.Unset)
        {
            _activity.SetTag(StorageTags.StatusCode, (int)status);
        }
    }

    /// <summary>The call ended by an exception, mostly one that was told before; a cancelled call has no verdict.</summary>
    internal void Failed(Exception exception)
    {
        if (IsRecorded && _activity!.Status == ActivityStatusCode.Unset)
        {
            _activity.SetTag(StorageTags.ErrorType, exception.GetType().FullName).SetStatus(ActivityStatusCode.Error);
        }
    }

    public void Dispose()
    {
        try
        {
            _activity?.Dispose();
        }
        catch (Exception exception)
        {
            ListenerFault.Leave(exception);
        }
    }
}
