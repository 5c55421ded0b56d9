namespace Storage.Http.Benchmarks.Growth;

/// <summary>Something that grows.</summary>
/// <param name="Region">The part of the page that holds its table.</param>
/// <param name="Measure">Measures it, in so many rounds, and writes the table.</param>
sealed record GrowthMeasure(string Region, Func<int, string> Measure);
