using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.Sockets.Callers;

/// <summary>A way to call: what stands between HttpClient and the connections.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Retries">Whether it repeats what was refused.</param>
/// <param name="Over">Makes its handler over the one that sends.</param>
sealed record CallerKind(string Name, bool Retries, Func<CallerSettings, HttpMessageHandler, HttpMessageHandler> Over)
{
    internal static CallerKind None { get; } = new("no handler", false, static (_, connections) => connections);

    internal static CallerKind Ours { get; } = new("ours", true, OurCaller.Create);

    internal static CallerKind Awaiting { get; } = new("a handler that awaits", false, static (_, connections) => new AwaitingHandler { InnerHandler = connections });

    internal static CallerKind Plain { get; } = new("plain Polly", true, PollyCallers.Plain);

    internal static CallerKind Standard { get; } = new("five strategies", true, PollyCallers.Standard);

    /// <summary>In the order of the tables. Ours stands beside the peer that it has to be as fast as, for they are measured in this order and back.</summary>
    internal static IReadOnlyList<CallerKind> All { get; } = [None, Ours, Plain, Standard];

    /// <summary>The same and the least that a handler can do.</summary>
    internal static IReadOnlyList<CallerKind> AllAndLeast { get; } = [None, Ours, Awaiting, Plain, Standard];
}
