namespace Storage.Http.Benchmarks.Sockets.Callers;

/// <summary>One caller of each kind.</summary>
sealed class AllCallers : IDisposable
{
    internal AllCallers(CallerSettings settings, Uri server, SocketsHttpHandler? connections = null)
        : this(CallerKind.All, settings, server, connections)
    {
    }

    internal AllCallers(IEnumerable<CallerKind> kinds, CallerSettings settings, Uri server, SocketsHttpHandler? connections = null) =>
        List = [.. kinds.Select(kind => new Caller(kind, settings, server, connections))];

    internal IReadOnlyList<Caller> List { get; }

    /// <summary>Measures each in turn, in one order and then in the other, so that what drifts drifts for all: A B, B A, A B, ...</summary>
    /// <returns>Of each caller what was measured, by round.</returns>
    internal async Task<IReadOnlyList<Measured<T>>> InterleaveAsync<T>(int rounds, Func<Caller, Task<T>> measureAsync)
    {
        var measured = List.Select(caller => new Measured<T>(caller.Kind, [])).ToList();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var index in round % 2 == 0 ? Enumerable.Range(0, List.Count) : Enumerable.Range(0, List.Count).Reverse())
            {
                // None pays for what another left behind.
                GC.Collect();
                measured[index].Rounds.Add(await measureAsync(List[index]));
            }
        }

        return measured;
    }

    public void Dispose()
    {
        foreach (var caller in List)
        {
            caller.Dispose();
        }
    }
}
