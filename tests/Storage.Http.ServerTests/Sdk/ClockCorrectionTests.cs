using Amazon;
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using Storage.Http.Emulator;
using static Storage.Http.ServerTests.Sdk.WireAnswer;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Sets the SDK's clock, which all its clients share; so nothing else runs beside it.</summary>
[Collection(Alone.Name)]
public class ClockCorrectionTests
{
    [Fact]
    public async Task A_Repair_can_set_the_SDKs_clock_for_the_next_call()
    {
        var ahead = TimeProvider.System.GetUtcNow().AddHours(1);
        await using var server = RawServer.Start(
            RawAnswer.Of($"HTTP/1.1 403 Forbidden\r\nDate: {ahead:R}\r\nContent-Type: application/xml\r\nConnection: close\r\n\r\n<Error><Code>RequestTimeTooSkewed</Code><Message>No.</Message></Error>"),
            Of("200 OK", "", "hello"));
        var services = new ServiceCollection();
        var builder = services.AddHttpClient("s3");

        // snippet: sdk-clock
        builder.AddStorageErrorHandling(o => o.Retry.Repair = (failure, _) =>
        {
            if (failure is { Error.Kind: StorageErrorKind.ClockSkew, ClockOffset: { } offset })
            {
                AWSConfigs.ManualClockCorrection = offset;
            }

            return ValueTask.FromResult(false);    // this call bears its signature already
        });
        // end-snippet

        await using var provider = services.BuildServiceProvider();
        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("s3");
        using var s3 = new AmazonS3Client("access", "secret", new AmazonS3Config
        {
            HttpClientFactory = new SharedHttpClientFactory(client),
            MaxErrorRetry = 0,
            ServiceURL = server.BaseAddress.ToString(),
            ForcePathStyle = true,
        });
        try
        {
            var exception = await Assert.ThrowsAsync<AmazonS3Exception>(() => SdkOperation.RunAsync("get", s3));
            Assert.Equal("RequestTimeTooSkewed", exception.ErrorCode);

            await SdkOperation.RunAsync("get", s3);
        }
        finally
        {
            AWSConfigs.ManualClockCorrection = null;
        }

        Assert.Equal([0, 1], server.Requests.Select(request => Math.Round((SignedAt.Of(request) - TimeProvider.System.GetUtcNow()).TotalHours)));
    }
}
