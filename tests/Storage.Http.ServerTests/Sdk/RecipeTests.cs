using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using Storage.Http.Emulator;
using Storage.Http.ServerTests.Swift;
using Storage.Http.Tests;
using static Storage.Http.ServerTests.Sdk.WireAnswer;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>docs/aws-sdk.md, run.</summary>
public sealed class RecipeTests : IAsyncLifetime
{
    static readonly byte[] Content = Bytes.Of(100_000);

    readonly BasicAWSCredentials _credentials = new("access", "secret");
    readonly FakeTimeProvider _time = new() { SkipDelays = true };
    StorageEmulator _emulator = null!;

    public async Task InitializeAsync() => _emulator = await StorageEmulator.StartAsync(new() { Providers = [StorageProvider.S3] });

    public Task DisposeAsync() => _emulator.DisposeAsync().AsTask();

    [Fact]
    public async Task With_dependency_injection()
    {
        await using var provider = Register(_emulator.Endpoint(StorageProvider.S3));
        var s3 = provider.GetRequiredService<IAmazonS3>();
        _emulator.Faults.Next(Fault.Error("SlowDown"), Fault.Reset());

        await s3.PutObjectAsync(UploadForm.Put("one-way chunked", Content));
        using var got = await s3.GetObjectAsync(SdkOperation.Bucket, "key");

        Assert.Equal(Content, _emulator.Objects.Find(StorageProvider.S3, "key", SdkOperation.Bucket)!.Content.ToArray());
        Assert.Equal(4, _emulator.Requests.Count);
        Assert.Contains(_time.Delays, delay => delay >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Without_dependency_injection()
    {
        var address = _emulator.Endpoint(StorageProvider.S3);

        // snippet: sdk-alone
        var options = new StorageErrorHandlingOptions { Provider = StorageProvider.S3 };
        options.Retry.BufferRequestBytes = 9 << 20;

        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
        var client = new HttpClient(new StorageErrorHandler(options) { InnerHandler = sockets }) { Timeout = TimeSpan.FromMinutes(10) };
        var factory = new SharedHttpClientFactory(client);    // its CreateHttpClient returns the client
        // end-snippet

        using (client)
        {
            _emulator.Faults.Next(Fault.Reset());
            using (var s3 = new AmazonS3Client(_credentials, Config(factory, address)))
            {
                await s3.PutObjectAsync(UploadForm.Put("seekable chunked", Content));
            }

            // The client is still the program's.
            using var response = await client.GetAsync(new Uri(address, $"{SdkOperation.Bucket}/key"));
            Assert.Equal(Content, await response.Content.ReadAsByteArrayAsync());
        }

        Assert.Equal(3, _emulator.Requests.Count);
    }

    [Fact]
    public async Task Each_request_asks_the_factory_and_the_SDK_disposes_of_none()
    {
        await using var provider = Register(_emulator.Endpoint(StorageProvider.S3));
        var clients = new CountingFactory(provider.GetRequiredService<IHttpClientFactory>());
        using var s3 = new AmazonS3Client(_credentials, Config(new NamedHttpClientFactory(clients, "s3"), _emulator.Endpoint(StorageProvider.S3)));

        await s3.PutObjectAsync(SdkOperation.Put("hello"));
        await s3.GetObjectMetadataAsync(SdkOperation.Bucket, "key");
        await s3.DeleteObjectAsync(SdkOperation.Bucket, "key");

        Assert.Equal(3, clients.Made.Count);
        using var response = await clients.Made[0].GetAsync(_emulator.Endpoint(StorageProvider.S3)); // not disposed
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_redirect_is_left_to_the_SDK_for_HttpClient_would_follow_it_unsigned(bool follow, int followed)
    {
        await using var there = RawServer.Start(Of("200 OK", "ETag: \"x-1\"\r\n", "hello"));
        await using var here = RawServer.Start(Error("307 Temporary Redirect", "TemporaryRedirect", headers: $"Location: {there.BaseAddress}{SdkOperation.Bucket}/key\r\n"));
        await using var provider = Register(here.BaseAddress, builder => builder.UseSocketsHttpHandler((sockets, _) => sockets.AllowAutoRedirect = follow));

        // The SDK itself goes to hosts of AWS only.
        var failure = await Record.ExceptionAsync(() => SdkOperation.RunAsync("get", provider.GetRequiredService<IAmazonS3>()));

        Assert.Equal(!follow, failure is ArgumentException);
        Assert.Contains("\r\nAuthorization: ", Assert.Single(here.Requests).HeadText, StringComparison.Ordinal);
        Assert.Equal(followed, there.Requests.Count(request => !request.HeadText.Contains("Authorization", StringComparison.Ordinal)));
    }

    static AmazonS3Config Config(Amazon.Runtime.HttpClientFactory factory, Uri address) => new()
    {
        HttpClientFactory = factory,
        MaxErrorRetry = 0,
        MaxStaleConnectionRetries = 0,
        ServiceURL = address.ToString(),
        ForcePathStyle = true,
    };

    ServiceProvider Register(Uri address, Action<IHttpClientBuilder>? build = null)
    {
        var credentials = _credentials;
        var services = new ServiceCollection();

        // snippet: sdk-recipe
        services.AddHttpClient("s3", client => client.Timeout = TimeSpan.FromMinutes(10))
            .UseSocketsHttpHandler((sockets, _) => sockets.AllowAutoRedirect = false)
            .AddStorageErrorHandling(o =>
            {
                o.Provider = StorageProvider.S3;
                o.Retry.BufferRequestBytes = 9 << 20;
            });
        services.AddSingleton<IAmazonS3>(provider => new AmazonS3Client(credentials, new AmazonS3Config
        {
            HttpClientFactory = new NamedHttpClientFactory(provider.GetRequiredService<IHttpClientFactory>(), "s3"),
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            ServiceURL = address.ToString(),
            ForcePathStyle = true,
        }));
        // end-snippet

        build?.Invoke(services.AddHttpClient("s3"));
        services.PostConfigureAll<StorageErrorHandlingOptions>(options => options.TimeProvider = _time);
        return services.BuildServiceProvider();
    }
}
