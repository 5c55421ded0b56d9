using Storage.Http.Benchmarks.Storm.Policies;

namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>Makes all runs, several at a time, each on a plain thread of its own.</summary>
static class StormRuns
{
    // Deep enough for the longest chain of continuations that one event sets off.
    const int StackBytes = 4 * 1024 * 1024;

    /// <summary>The summaries by scenario, then by policy, in the order given. The result does not depend on the number of threads.</summary>
    internal static IReadOnlyList<Summary> Run(IReadOnlyList<Scenario> scenarios, IReadOnlyList<Policy> policies, ulong seed)
    {
        var pairs = scenarios.SelectMany(scenario => policies.Select(policy => (scenario, policy))).ToArray();
        var summaries = new Summary[pairs.Length];

        // The long ones first, so that no thread is left with one of them at the end.
        var order = Enumerable.Range(0, pairs.Length).OrderByDescending(i => pairs[i].scenario.MaxOperations ?? 0).ToArray();
        var taken = -1;
        Exception? fault = null;
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work, StackBytes)).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return fault is null ? summaries : throw fault;

        void Work()
        {
            while (fault is null && Interlocked.Increment(ref taken) is var turn && turn < order.Length)
            {
                var (scenario, policy) = pairs[order[turn]];
                try
                {
                    summaries[order[turn]] = Summarize(scenario, policy, seed);
                }
                catch (Exception exception)
                {
                    fault = new InvalidOperationException($"The run of {policy} in {scenario} has failed.", exception);
                }
            }
        }
    }

    static Summary Summarize(Scenario scenario, Policy policy, ulong seed) =>
        new(scenario, policy, [.. Enumerable.Range(0, scenario.Runs).Select(run => Run(scenario, policy, seed + (ulong)run))]);

    static RunResult Run(Scenario scenario, Policy policy, ulong seed)
    {
        var simulation = new Simulation(scenario, policy, seed);
        var duration = simulation.Run();
        return new(scenario, seed, duration, simulation.Tally);
    }
}
