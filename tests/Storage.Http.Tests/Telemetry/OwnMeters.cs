using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Storage.Http.Tests.Telemetry;

/// <summary>A meter factory of one test, and the platform's listener that hears its meters alone.</summary>
sealed class OwnMeters : IMeterFactory
{
    readonly ConcurrentQueue<Measurement> _measured = new();
    readonly List<Instrument> _instruments = [];
    readonly List<Meter> _meters = [];
    readonly MeterListener _listener = new();

    public OwnMeters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == this)
            {
                _instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<Measurement> Measured => [.. _measured];

    public IReadOnlyList<Instrument> Instruments => _instruments;

    public IEnumerable<Measurement> Of(string name) => _measured.Where(measurement => measurement.Name == name);

    public double Sum(string name) => Of(name).Sum(measurement => measurement.Value);

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.ForEach(meter => meter.Dispose());
    }

    void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue(new(instrument.Name, value, tags.ToArray().ToDictionary()));
}
