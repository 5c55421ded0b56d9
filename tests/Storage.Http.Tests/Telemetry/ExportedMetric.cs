namespace Storage.Http.Tests.Telemetry;

/// <summary>An instrument as the SDK exports it.</summary>
sealed record ExportedMetric(string Name, string Unit, string Description, string Meter, string Version, IReadOnlyList<ExportedPoint> Points)
{
    public double Sum => Points.Sum(point => point.Sum);
}
