using Microsoft.Extensions.Logging.Abstractions;
using Storage.Http.Benchmarks.Documents;
using Storage.Http.Requests;
using Storage.Http.Responses;
using Storage.Http.Telemetry;

namespace Storage.Http.Benchmarks.FirstUse;

/// <summary>What a client is made of, built anew in a process that has built it before: the work alone, without the compiler's.</summary>
static class WarmParts
{
    internal static string Measure(int rounds)
    {
        var registry = StorageErrorRegistry.Default.With();
        var providers = new ProviderSet(null, registry.Providers);
        var cos = StorageProvider.TencentCos.Definitions;
        var rows = new (string Name, Action Build)[]
        {
            ("registry", static () => _ = StorageErrorRegistry.Default.With()),
            ("set of stores", () => _ = new ProviderSet(null, registry.Providers)),
            ("table of headers", () => _ = new AnswerHeaderTable(providers, TimeProvider.System)),
            ("all a client has, pipeline included", () => _ = Settings(registry).Pipeline),
            ("index of COS's rows, when one of its codes is looked up first", () => _ = new DefinitionIndex(cos)),
            ("index of all stores' rows, when a store first sends a code that it does not know, each store's being there", () => _ = new CommonIndex(registry.Providers, new Dictionary<StorageProvider, DefinitionIndex>())),
        };
        return TextTable.Write(["part", "time", "allocated"], rows.Select(row => Row(row.Name, row.Build, rounds)));
    }

    static HandlerSettings Settings(StorageErrorRegistry registry) =>
        new(StorageHandling.Retry, new(), registry, new(new()), pace: null, NullLogger.Instance, StorageMetrics.Shared);

    static string[] Row(string name, Action build, int rounds)
    {
        var least = Stretches.Least([build], rounds, 20)[0];
        return [name, Figures.Nanoseconds(least.Time), Figures.Bytes(least.Bytes)];
    }
}
