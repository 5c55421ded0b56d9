using Amazon.S3;
using Storage.Http.Tests;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>The SDK's client for a store, with our handler under it or without. Its own retries are off; our clock skips waits, which have no jitter.</summary>
sealed class SdkClient : IDisposable
{
    readonly HttpClient _http;

    SdkClient(Uri store, SdkSetup setup, FakeTimeProvider time, HttpMessageHandler handler)
    {
        Time = time;
        _http = new(handler) { Timeout = TimeSpan.FromMinutes(2) };
        var config = new AmazonS3Config
        {
            HttpClientFactory = new SharedHttpClientFactory(_http),
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            ServiceURL = store.ToString(),
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
        };
        setup.Config?.Invoke(config);
        S3 = new(setup.Credentials, config);
    }

    internal AmazonS3Client S3 { get; }

    internal FakeTimeProvider Time { get; }

    internal static SdkClient Create(bool handled, Uri store, SdkSetup? setup = null) => handled ? Handled(store, setup) : Plain(store, setup);

    /// <summary>With our handler.</summary>
    internal static SdkClient Handled(Uri store, SdkSetup? setup = null)
    {
        setup ??= SdkSetup.Usual;
        var time = new FakeTimeProvider { SkipDelays = true };
        var options = new StorageErrorHandlingOptions { Provider = StorageProvider.S3, TimeProvider = time };
        options.Retry.UseJitter = false;
        setup.Options?.Invoke(options);
        var handler = new StorageErrorHandler(options) { InnerHandler = Around(setup.Inside, Sockets(setup)) };
        return new(store, setup, time, Around(setup.Outside, handler));
    }

    /// <summary>Without our handler.</summary>
    internal static SdkClient Plain(Uri store, SdkSetup? setup = null)
    {
        setup ??= SdkSetup.Usual;
        return new(store, setup, new(), Around(setup.Outside, Around(setup.Inside, Sockets(setup))));
    }

    public void Dispose()
    {
        S3.Dispose();
        _http.Dispose();
    }

    static HttpMessageHandler Around(DelegatingHandler? outer, HttpMessageHandler inner)
    {
        if (outer is null)
        {
            return inner;
        }

        outer.InnerHandler = inner;
        return outer;
    }

    static SocketsHttpHandler Sockets(SdkSetup setup) => new() { AllowAutoRedirect = false, UseProxy = false, Expect100ContinueTimeout = setup.ContinueTimeout };
}
