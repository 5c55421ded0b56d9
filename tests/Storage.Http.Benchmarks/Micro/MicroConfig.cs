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

    static Job JobOf(MicroPace pace) => pace switch
    {
        MicroPace.Full => Stretches(launches: 2, warmUp: 20, measured: 8),
        MicroPace.Quick => Stretches(launches: 1, warmUp: 10, measured: 6),
        _ => Job.Dry.WithToolchain(InProcessEmitToolchain.Instance),
    };

    // The warm-up must last until the longest way through the code, a failed call, is optimized; the runtime begins at once with that, which changes when it ends
    // and not what comes out. Collections come as they must, within what is measured, for they are part of what an allocation costs; concurrent ones, which this
    // program does without too, would run on the other core.
    static Job Stretches(int launches, int warmUp, int measured) => Job.Default
        .WithLaunchCount(launches)
        .WithWarmupCount(warmUp)
        .WithIterationCount(measured)
        .WithIterationTime(TimeInterval.FromMilliseconds(100))
        .WithGcConcurrent(false)
        .WithGcForce(false)
        .WithEnvironmentVariable("DOTNET_TC_CallCountingDelayMs", "0");
}
