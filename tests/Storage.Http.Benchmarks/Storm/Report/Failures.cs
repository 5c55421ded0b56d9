using System.Globalization;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Benchmarks.Storm.Runs;

namespace Storage.Http.Benchmarks.Storm.Report;

/// <summary>How many operations failed, and what share of all that is.</summary>
static class Failures
{
    internal static string Text(Summary summary) => summary.Failed == 0 ? "0" : $"{summary.Failed.ToString(CultureInfo.InvariantCulture)} ({Figures.Share(summary.FailedShare)})";
}
