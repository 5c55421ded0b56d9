namespace Storage.Http.Benchmarks;

/// <summary>Something to measure, chosen by the first word of the command line.</summary>
/// <param name="Name">That word.</param>
/// <param name="Usage">What may follow it.</param>
/// <param name="Says">What it measures.</param>
/// <param name="Regions">The parts of docs/performance.md that it writes when it is run whole.</param>
/// <param name="RunAsync">Measures with the words that followed, tells the writer; the task's result is the exit code.</param>
sealed record BenchmarkCommand(
    string Name, string Usage, string Says, IReadOnlyList<string> Regions, Func<IReadOnlyList<string>, TextWriter, Task<int>> RunAsync);
