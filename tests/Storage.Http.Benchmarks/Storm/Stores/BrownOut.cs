namespace Storage.Http.Benchmarks.Storm.Stores;

/// <summary>A time in which the store takes only a share of its limit.</summary>
sealed record BrownOut(TimeSpan Start, TimeSpan End, double Share);
