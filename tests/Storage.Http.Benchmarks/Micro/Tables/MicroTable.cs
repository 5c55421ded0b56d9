using BenchmarkDotNet.Reports;

namespace Storage.Http.Benchmarks.Micro.Tables;

/// <summary>A table of the page.</summary>
/// <param name="Benchmarks">The class that holds its cases.</param>
/// <param name="Region">The part of docs/performance.md that it stands in.</param>
/// <param name="Title">Above it.</param>
sealed record MicroTable(Type Benchmarks, string Region, string Title)
{
    /// <returns>The table under its title, or null where a case failed: half a table says nothing.</returns>
    internal string? Write(Summary summary) =>
        summary.HasCriticalValidationErrors || summary.Reports.Length < summary.BenchmarksCases.Length || summary.Reports.Any(report => !report.Success)
            ? null
            : $"### {Title}\n\n{CaseTable.Write([.. summary.Reports.Select(Measured.Of)])}";
}
