using System.Reflection;
using BenchmarkDotNet.Mathematics;
using BenchmarkDotNet.Reports;

namespace Storage.Http.Benchmarks.Micro.Tables;

/// <summary>A case and what came out.</summary>
/// <param name="Name">In the first column.</param>
/// <param name="Role">What the case is in its table.</param>
/// <param name="Time">Of one call, in nanoseconds: the median over all stretches that were measured.</param>
/// <param name="Spread">Half of the range between the quartiles, in nanoseconds.</param>
/// <param name="Bytes">Allocated in a call.</param>
/// <param name="Aims">What it is to reach.</param>
sealed record Measured(string Name, CaseRole Role, double Time, double Spread, double Bytes, params IReadOnlyList<AimAttribute> Aims)
{
    /// <exception cref="InvalidOperationException">The case did not run to its end.</exception>
    internal static Measured Of(BenchmarkReport report)
    {
        var method = report.BenchmarkCase.Descriptor.WorkloadMethod;
        var mark = method.GetCustomAttribute<CaseAttribute>() ?? throw new InvalidOperationException($"{method.DeclaringType}.{method.Name} says nothing about its place in the table.");
        return report is { Success: true, ResultStatistics: { } times }
            ? new(mark.Name, mark.Role, times.Median, SpreadOf(times), report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0, [.. method.GetCustomAttributes<AimAttribute>()])
            : throw new InvalidOperationException($"{method.DeclaringType}.{method.Name} did not run to its end.");
    }

    static double SpreadOf(Statistics times) => (times.Q3 - times.Q1) / 2;
}
