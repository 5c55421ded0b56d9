using Storage.Http.Benchmarks.Storm.Policies;

namespace Storage.Http.Benchmarks.Storm.Runs;

/// <summary>Makes all runs, several at a time, each on a plain thread of its own.</summary>
static class StormRuns
{
    // Deep enough for the longest chain of continuations that one event sets off.
    const int StackBytes = 4 * 1024 * 1024;

    /// <summary>The summaries by scenario, then by policy, in the order given. The result does not depend on the number of threads.</summary>
    internal static IReadOnlyList<Summary> Run(
        IReadOnlyList<Scenario> scenarios, IReadOnlyList<Policy> policies, ulong seed, Func<Scenario, int> runs, Action<Summary>? done = null)
    {
        var pairs = scenarios.SelectMany(scenario => policies.Select(policy => (scenario, policy))).ToArray();
        var summaries = new Summary[pairs.Length];
        var next = -1;
        Exception? fault = null;
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work, StackBytes)).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return fault is null ? summaries : throw new InvalidOperationException("A run has failed.", fault);

        void Work()
        {
            try
            {
                while (fault is null && Interlocked.Increment(ref next) is var i && i < pairs.Length)
                {
                    var (scenario, policy) = pairs[i];
                    var results = Enumerable.Range(0, runs(scenario)).Select(run => Run(scenario, policy, seed + (ulong)run)).ToList();
                    summaries[i] = new(scenario, policy, results);
                    done?.Invoke(summaries[i]);
                }
            }
            catch (Exception exception)
            {
                fault ??= new InvalidOperationException(pairs[next].ToString(), exception);
            }
        }
    }

    static RunResult Run(Scenario scenario, Policy policy, ulong seed)
    {
        var simulation = new Simulation(scenario, policy, seed);
        var duration = simulation.Run();
        return new(scenario, seed, duration, simulation.Tally);
    }
}
