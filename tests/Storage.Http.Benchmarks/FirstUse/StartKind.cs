using Microsoft.Extensions.DependencyInjection;
using Storage.Http.Benchmarks.Peers;

namespace Storage.Http.Benchmarks.FirstUse;

/// <summary>A client of the factory, as one program has it.</summary>
/// <param name="Word">Chooses it on the command line.</param>
/// <param name="Name">What the table calls it.</param>
/// <param name="Register">Gives it the store, with its handler around.</param>
sealed record StartKind(string Word, string Name, Action<IHttpClientBuilder, HttpMessageHandler> Register)
{
    internal static StartKind Ours { get; } = new("ours", "ours", static (client, store) => client
        .ConfigurePrimaryHttpMessageHandler(() => store)
        .AddStorageErrorHandling(static options => options.Retry.MaxDelay = options.Retry.MaxServerDelay = TimeSpan.Zero));

    internal static IReadOnlyList<StartKind> All { get; } =
    [
        new("none", "no handler", static (client, store) => client.ConfigurePrimaryHttpMessageHandler(() => store)),
        Ours,
        new("retry", Handlers.PollyRetryName, static (client, store) => client.ConfigurePrimaryHttpMessageHandler(() => new PollyHandler(PollyPipelines.Retry(TimeSpan.Zero)) { InnerHandler = store })),
        new("standard", Handlers.PollyStandardName, static (client, store) => client.ConfigurePrimaryHttpMessageHandler(() => new PollyHandler(PollyPipelines.Standard(TimeSpan.Zero)) { InnerHandler = store })),
    ];
}
