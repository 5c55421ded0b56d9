using System.Diagnostics.Metrics;

namespace Storage.Http.Telemetry;

/// <summary>Measures, whatever the listeners throw.</summary>
static class Measured
{
    internal static void Add(Counter<long> counter, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter.Add(1, tags);
        }
        catch (Exception exception)
        {
            ListenerFault.Leave(exception);
        }
    }

    internal static void Add(Histogram<double> histogram, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            histogram.Record(value, tags);
        }
        catch (Exception exception)
        {
            ListenerFault.Leave(exception);
        }
    }
}
