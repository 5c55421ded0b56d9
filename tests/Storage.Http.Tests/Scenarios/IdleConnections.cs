using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Tells when a client's connections to one port lie idle in their pool, by the runtime's own meter. Made before the client.</summary>
sealed class IdleConnections : IDisposable
{
    readonly ConcurrentDictionary<int, long> _idle = new();
    readonly MeterListener _listener = new();

    public IdleConnections()
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

    public async Task WaitForOneAsync(Uri address)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_idle.GetValueOrDefault(address.Port) != 1)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public void Dispose() => _listener.Dispose();

    void Count(long change, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (port, isIdle) = (0, false);
        foreach (var (name, value) in tags)
        {
            port = name == "server.port" ? (int)value! : port;
            isIdle |= name == "http.connection.state" && "idle".Equals(value);
        }

        if (isIdle)
        {
            _idle.AddOrUpdate(port, change, (_, before) => before + change);
        }
    }
}
