using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Storage.Http.Benchmarks;

/// <summary>This program, to be started once more in a process of its own.</summary>
static class ThisProgram
{
    // The host of the runtime that runs this program, whoever started it: the program itself or a runner of tests.
    static string Muxer => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    internal static ProcessStartInfo With(params IEnumerable<string> words) => new(Muxer, [typeof(ThisProgram).Assembly.Location, .. words]) { RedirectStandardOutput = true };
}
