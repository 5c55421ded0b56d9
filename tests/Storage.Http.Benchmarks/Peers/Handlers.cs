namespace Storage.Http.Benchmarks.Peers;

/// <summary>Ours and its peers around an inner handler.</summary>
static class Handlers
{
    internal const string PollyRetryName = "Polly's retry";
    internal const string PollyStandardName = "Polly, five strategies";

    /// <summary>Our handler as it is by default.</summary>
    internal static StorageErrorHandler Ours(StorageProvider? provider, HttpMessageHandler inner) => new(new StorageErrorHandlingOptions { Provider = provider }) { InnerHandler = inner };

    internal static PollyHandler PollyRetry(HttpMessageHandler inner) => new(PollyPipelines.Retry(TimeSpan.FromSeconds(2))) { InnerHandler = inner };

    internal static PollyHandler PollyStandard(HttpMessageHandler inner) => new(PollyPipelines.Standard(TimeSpan.FromSeconds(2))) { InnerHandler = inner };
}
