using System.Diagnostics.Metrics;

namespace Storage.Http.Tests.Telemetry;

/// <summary>A meter factory that nobody listens to.</summary>
sealed class SilentMeters : IMeterFactory
{
    readonly List<Meter> _meters = [];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        var meter = new Meter(options);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose() => _meters.ForEach(meter => meter.Dispose());
}
