using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>A run second by second, for whoever tunes a policy.</summary>
static class CourseTable
{
    const int StepsPerSecond = 10;

    internal static string Write(RunResult run) => TextTable.Write(
        ["second", "sends", "successes"],
        Enumerable.Range(0, Math.Min(600, (int)run.Duration.TotalSeconds)).Select(second => new[]
        {
            Figures.Text($"{second}"),
            Figures.Text($"{Sum(run.Tally.SendsByStep, second)}"),
            Figures.Text($"{Sum(run.Tally.SuccessesByStep, second)}"),
        }));

    static int Sum(IReadOnlyList<int> course, int second) => course.Skip(second * StepsPerSecond).Take(StepsPerSecond).Sum();
}
