using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Storage.Http.Benchmarks.Micro.Tables;

/// <summary>Marks a benchmark and says what it is in its table.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class CaseAttribute(CaseRole role, string name, [CallerLineNumber] int line = 0, [CallerFilePath] string file = "") : BenchmarkAttribute(line, file)
{
    public CaseRole Role { get; } = role;

    /// <summary>In the first column.</summary>
    public string Name { get; } = name;
}
