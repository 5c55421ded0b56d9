using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Storage.Http.Benchmarks.Documents;

namespace Storage.Http.Benchmarks.Micro;

/// <summary>How BenchmarkDotNet is to measure.</summary>
static class MicroConfig
{
    internal static IConfig Create(MicroArguments arguments, ILogger logger)
    {
        var config = ManualConfig.CreateEmpty()
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddJob(JobOf(arguments.Pace))
            .AddLogger(logger)
            .WithArtifactsPath(Path.Combine(Checkout.Artifacts, "benchmarks"));
        if (arguments.Filter is { } filter)
        {
            config.AddFilter(new SimpleFilter(item => $"{item.Descriptor.Type.Name}.{item.Descriptor.WorkloadMethod.Name}".Contains(filter, StringComparison.OrdinalIgnoreCase)));
        }

        // One call says nothing about speed, whether the code is optimized or not.
        return arguments.Pace == MicroPace.Dry ? config.WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile) : config;
    }

    // Without concurrent collection, as this program is built: on two cores it would run beside what is measured.
    static Job JobOf(MicroPace pace) => pace switch
    {
        MicroPace.Full => Job.Default.WithLaunchCount(2).WithWarmupCount(5).WithIterationCount(8).WithIterationTime(TimeInterval.FromMilliseconds(200)).WithGcConcurrent(false),
        MicroPace.Quick => Job.Default.WithLaunchCount(1).WithWarmupCount(3).WithIterationCount(5).WithIterationTime(TimeInterval.FromMilliseconds(150)).WithGcConcurrent(false),
        _ => Job.Dry.WithToolchain(InProcessEmitToolchain.Instance),
    };
}
