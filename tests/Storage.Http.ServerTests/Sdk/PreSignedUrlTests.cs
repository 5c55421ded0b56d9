using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Storage.Http.Emulator;
using Storage.Http.Tests;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>URLs that the SDK signs beforehand, used with a client of our own.</summary>
public class PreSignedUrlTests
{
    [Fact]
    public async Task A_URL_of_GetPreSignedURL_is_ridden_out_like_any_other()
    {
        await using var stage = await SdkStage.StartAsync();
        stage.Store("key", "hello"u8.ToArray());
        stage.Emulator.Faults.Next(Fault.Error("SlowDown"), Fault.Reset());
        using var client = Client();

        Assert.Equal("hello", await client.GetStringAsync(Url(stage, HttpVerb.GET)));

        Assert.Single(stage.Received.Select(request => request.Query).Distinct());
        Assert.Contains("X-Amz-Signature=", stage.Received[2].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_recognised_and_never_repaired()
    {
        var repairs = 0;
        await using var stage = await SdkStage.StartAsync();
        stage.Emulator.On().Answer(Fault.Error("RequestTimeTooSkewed")).Always();
        using var client = Client(options => options.Retry.Repair = (_, _) => ValueTask.FromResult(++repairs > 0));

        using var response = await client.PutAsync(Url(stage, HttpVerb.PUT), new StringContent("hello"));

        Assert.Equal((HttpStatusCode.Forbidden, StorageErrorKind.ClockSkew), (response.StatusCode, response.GetStorageError()?.Kind));
        Assert.Equal(StorageRetryReason.PreSigned, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Equal((0, 1), (repairs, stage.Received.Count));
    }

    [Fact]
    public async Task No_wait_is_begun_that_would_outlast_it()
    {
        await using var stage = await SdkStage.StartAsync();
        stage.Emulator.On().Answer(Fault.Error("SlowDown").WithRetryAfter(TimeSpan.FromSeconds(50))).Always();
        using var client = Client();

        using var response = await client.GetAsync(Url(stage, HttpVerb.GET, TimeSpan.FromSeconds(40)));

        Assert.Equal(StorageRetryReason.UrlExpires, Assert.Single(response.GetStorageAttempts()).Reason);
        Assert.Single(stage.Received);
    }

    static Uri Url(SdkStage stage, HttpVerb verb, TimeSpan? lifetime = null)
    {
        var url = stage.Client.S3.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = SdkOperation.Bucket,
            Key = "key",
            Verb = verb,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime + (lifetime ?? TimeSpan.FromMinutes(10)),
            Protocol = Protocol.HTTP,
        });
        return new(url);
    }

    static HttpClient Client(Action<StorageErrorHandlingOptions>? configure = null)
    {
        var options = new StorageErrorHandlingOptions { TimeProvider = new FakeTimeProvider { SkipDelays = true } };
        configure?.Invoke(options);
        return new(new StorageErrorHandler(options) { InnerHandler = new SocketsHttpHandler { UseProxy = false } });
    }
}
