using System.Net;

namespace Storage.Http.Benchmarks.Sockets.Callers;

/// <summary>The handler of this library, as its users make it.</summary>
static class OurCaller
{
    static readonly StorageErrorDefinition SlowDown =
        StorageErrorRegistry.Default.Find(StorageProvider.TencentCos, "SlowDown", HttpStatusCode.ServiceUnavailable)
        ?? throw new InvalidOperationException("COS has no SlowDown.");

    // The row asks for a second at least, which no peer waits. One that asks for nothing goes before it, so that all wait alike.
    static readonly StorageErrorRegistry WithoutFloor = StorageErrorRegistry.Default.With(
        new StorageErrorDefinition(SlowDown.Provider, "Benchmark", SlowDown.Code, SlowDown.Kind, SlowDown.Description, SlowDown.Advice, SlowDown.StatusCode));

    internal static HttpMessageHandler Create(CallerSettings settings, HttpMessageHandler connections)
    {
        var options = new StorageErrorHandlingOptions { Provider = StorageProvider.TencentCos, Registry = WithoutFloor };
        (options.Retry.MaxRetryAttempts, options.Retry.ThrottlingDelay, options.Retry.TransientDelay) = (CallerSettings.MaxRetryAttempts, settings.Delay, settings.Delay);
        return new StorageErrorHandler(options) { InnerHandler = connections };
    }
}
