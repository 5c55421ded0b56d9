using System.Diagnostics.Metrics;

namespace Storage.Http.Benchmarks.Micro.Failed;

/// <summary>Makes meters and listens to all that they measure, as an exporter does, and keeps nothing.</summary>
sealed class DiscardingMeters : IMeterFactory
{
    readonly List<Meter> _meters = [];
    readonly MeterListener _listener = new();

    internal DiscardingMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (_meters.Contains(instrument.Meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        _listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        _listener.Start();
    }

    public Meter Create(MeterOptions options)
    {
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.ForEach(meter => meter.Dispose());
    }
}
