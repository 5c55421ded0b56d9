namespace Storage.Http.Benchmarks.Storm.Policies;

/// <summary>The handler of this library, as its users make it.</summary>
static class OurPolicies
{
    internal static HttpMessageHandler Default(ClientParts parts) => Create(parts, static _ => { });

    internal static HttpMessageHandler Throttling(ClientParts parts) => Create(parts, static options => options.Throttling = new());

    internal static HttpMessageHandler Create(ClientParts parts, Action<StorageErrorHandlingOptions> configure)
    {
        var options = new StorageErrorHandlingOptions { Provider = StorageProvider.TencentCos, TimeProvider = parts.Time };
        options.Retry.Randomizer = parts.Random.NextDouble;
        configure(options);
        return new StorageErrorHandler(options) { InnerHandler = parts.Store };
    }
}
