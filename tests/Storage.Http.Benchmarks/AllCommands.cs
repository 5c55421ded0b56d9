using Storage.Http.Benchmarks.FirstUse;
using Storage.Http.Benchmarks.Growth;
using Storage.Http.Benchmarks.Micro;
using Storage.Http.Benchmarks.Sockets;
using Storage.Http.Benchmarks.Storm;

namespace Storage.Http.Benchmarks;

/// <summary>All that can be measured.</summary>
static class AllCommands
{
    internal static IReadOnlyList<BenchmarkCommand> List { get; } =
    [
        new("storm", StormArguments.Usage, "many clients against one store that refuses, simulated", [], (words, output) => Task.FromResult(StormCommand.Run(words, output))),
        new(MicroCommand.Name, MicroArguments.Usage, "single calls and single answers, in memory", AllTables.Regions, (words, output) => Task.FromResult(MicroCommand.Run(words, output))),
        new(SocketsCommand.Word, SocketsCommand.Usage, "calls over real sockets beside those of peers, to a server in a process of its own", SocketsCommand.Regions, SocketsCommand.RunAsync),
        new(GrowthCommand.Word, GrowthCommand.Usage, "how costs grow with the size of errors and the number of hosts and of registry rows", GrowthCommand.Regions, (words, output) => Task.FromResult(GrowthCommand.Run(words, output))),
        new(StartCommand.Word, StartCommand.Usage, "the first use of a client, in fresh processes", StartCommand.Regions, StartCommand.RunAsync),
    ];
}
