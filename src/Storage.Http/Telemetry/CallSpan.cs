using System.Diagnostics;

namespace Storage.Http.Telemetry;

/// <summary>The span of one call, where somebody listens.</summary>
readonly struct CallSpan : IDisposable
{
    readonly Activity? _activity;

    CallSpan(Activity? activity) => _activity = activity;

    internal static CallSpan Begin()
    {
        try
        {
            return new(StorageTelemetry.Source.StartActivity("storage.request"));
        }
        catch (Exception exception)
        {
            ListenerFault.Leave(exception);
            return default;
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
