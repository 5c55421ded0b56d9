namespace Storage.Http.Benchmarks.Growth.Errors;

/// <summary>What one document cost.</summary>
/// <param name="Length">Its bytes.</param>
/// <param name="Ours">Nanoseconds until the verdict.</param>
/// <param name="Strict">Nanoseconds of the framework's reader; 0 where it refuses the document.</param>
/// <param name="Search">Nanoseconds of the search for every mark.</param>
/// <param name="Bytes">Bytes that the verdict allocated.</param>
readonly record struct ErrorFigures(int Length, double Ours, double Strict, double Search, double Bytes);
