namespace Storage.Http.Benchmarks.Sockets.Callers;

/// <summary>What was measured of one kind of caller.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Rounds">The first round first; the same place of two kinds was measured next to each other.</param>
sealed record Measured<T>(CallerKind Kind, List<T> Rounds);
