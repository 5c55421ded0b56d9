namespace Storage.Http.Tests.Telemetry;

/// <summary>One value that an instrument was given.</summary>
sealed record Measurement(string Name, double Value, IReadOnlyDictionary<string, object?> Tags);
