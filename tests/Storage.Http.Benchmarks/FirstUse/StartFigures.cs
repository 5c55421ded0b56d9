using System.Globalization;
using System.Runtime;

namespace Storage.Http.Benchmarks.FirstUse;

/// <summary>What a piece of a young process's work has cost.</summary>
/// <param name="Time">In nanoseconds.</param>
/// <param name="Methods">Methods that were compiled.</param>
/// <param name="Compiling">How long that took, in nanoseconds, on whatever thread.</param>
/// <param name="Bytes">Bytes that its thread allocated.</param>
sealed record StartFigures(double Time, double Methods, double Compiling, double Bytes)
{
    /// <summary>The figures since the process began to count.</summary>
    internal static StartFigures Now(long begin) => new(
        TimeProvider.System.GetElapsedTime(begin).TotalNanoseconds, JitInfo.GetCompiledMethodCount(), JitInfo.GetCompilationTime().TotalNanoseconds, GC.GetAllocatedBytesForCurrentThread());

    internal static StartFigures Parse(string line) =>
        line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray() is [var time, var methods, var compiling, var bytes]
            ? new(time, methods, compiling, bytes)
            : throw new FormatException($"Not four figures: {line}");

    internal string ToLine() => string.Join(' ', new[] { Time, Methods, Compiling, Bytes }.Select(static figure => figure.ToString("F0", CultureInfo.InvariantCulture)));

    internal StartFigures Since(StartFigures before) => new(Time - before.Time, Methods - before.Methods, Compiling - before.Compiling, Bytes - before.Bytes);
}
