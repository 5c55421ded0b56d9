using Polly.Telemetry;

namespace Storage.Http.Tests.Anchors;

/// <summary>Hears what Polly reports; its logging writes one line for each.</summary>
sealed class TelemetryEvents : TelemetryListener
{
    public List<ResilienceEvent> Heard { get; } = [];

    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args) => Heard.Add(args.Event);
}
