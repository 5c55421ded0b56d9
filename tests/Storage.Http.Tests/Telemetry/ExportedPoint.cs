namespace Storage.Http.Tests.Telemetry;

/// <summary>One set of tags and its numbers; the bounds of a histogram's buckets.</summary>
sealed record ExportedPoint(IReadOnlyDictionary<string, object?> Tags, double Sum, long Count, IReadOnlyList<double> Bounds);
