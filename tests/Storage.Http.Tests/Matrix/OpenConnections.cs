using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Storage.Http.Tests.Matrix;

/// <summary>Counts a client's open connections to some ports, by the runtime's own meter. Made before the client.</summary>
sealed class OpenConnections : IDisposable
{
    readonly ConcurrentDictionary<int, long> _open = new();
    readonly MeterListener _listener = new();

    public OpenConnections()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "http.client.open_connections", Meter.Name: "System.Net.Http" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, tags, _) => Count(change, tags));
        _listener.Start();
    }

    public long To(IEnumerable<Uri> addresses) => addresses.Sum(address => _open.GetValueOrDefault(address.Port));

    public void Dispose() => _listener.Dispose();

    void Count(long change, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "server.port")
            {
                _open.AddOrUpdate((int)value!, change, (_, before) => before + change);
            }
        }
    }
}
