using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;

namespace Storage.Http.Benchmarks.Documents;

/// <summary>What the figures of a run depend on, without what would tell one machine of the kind from another.</summary>
static class Machine
{
    /// <summary>One line: cores, model, system, runtime, build.</summary>
    internal static string Describe() =>
        Figures.Text($"{Environment.ProcessorCount} cores of {Processor()}, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}, built for {Build()}, {Collector()}");

    static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        var line = File.Exists(CpuInfo) ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return (line is null ? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()) ?? "an unknown model";
    }

    static string Build() => typeof(Machine).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "an unknown configuration";

    // This project switches concurrent collection off, so that it does not run beside what is measured.
    static string Collector() => $"{(GCSettings.IsServerGC ? "server" : "workstation")} garbage collection{(GCSettings.LatencyMode == GCLatencyMode.Batch ? ", not concurrent" : "")}";
}
