using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Growth.Errors;

namespace Storage.Http.Benchmarks.Growth;

/// <summary>How the cost of a call or of a look-up grows with what it has to do with.</summary>
static class GrowthCommand
{
    internal const string Word = "growth";
    internal const string Usage = "[--quick]";

    const int Rounds = 40;

    static readonly IReadOnlyList<GrowthMeasure> Measures =
    [
        new("growth-errors", ErrorGrowth.Measure),
        new("growth-hosts", HostGrowth.Measure),
        new("growth-rows", RowGrowth.Measure),
        new("growth-failures", FailureGrowth.Measure),
    ];

    internal static IReadOnlyList<string> Regions { get; } = [.. Measures.Select(static measure => measure.Region)];

    /// <returns>0 for a completed run; 2 for a command line that says nothing sensible.</returns>
    internal static int Run(IReadOnlyList<string> words, TextWriter output)
    {
        if (words is not ([] or ["--quick"]))
        {
            output.WriteLine($"Usage: {Word} {Usage}");
            return 2;
        }

        foreach (var measure in Measures)
        {
            var table = measure.Measure(words.Count > 0 ? 1 : Rounds);
            output.WriteLine($"{measure.Region}\n\n{table}");
            if (words.Count == 0)
            {
                PerformancePage.Write(measure.Region, Word, table);
            }
        }

        return 0;
    }
}
