using Amazon.S3;
using Storage.Http.Emulator;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Why the recipe switches off both of the SDK's retries: they multiply with ours.</summary>
public class NestedRetryTests
{
    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 4)]
    [InlineData(false, true, 3)]
    [InlineData(true, true, 12)]
    public async Task A_503_is_sent_so_many_times(bool handled, bool sdkRetries, int sends)
    {
        await using var stage = await SdkStage.StartAsync(new() { Config = config => config.MaxErrorRetry = sdkRetries ? 2 : 0 }, handled);
        stage.Emulator.On().Answer(Fault.Error("ServiceUnavailable")).Always();

        await Assert.ThrowsAsync<AmazonS3Exception>(() => SdkOperation.RunAsync("get", stage.Client.S3));

        Assert.Equal(sends, stage.Received.Count);
    }

    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 4)]
    [InlineData(false, true, 11)]
    [InlineData(true, true, 44)]
    public async Task Without_MaxErrorRetry_a_lost_connection_is_still_sent_so_many_times(bool handled, bool stale, int sends)
    {
        await using var stage = await SdkStage.StartAsync(new() { Config = config => config.MaxStaleConnectionRetries = stale ? 10 : 0 }, handled);
        stage.Emulator.On().Answer(Fault.Reset()).Always();

        await Assert.ThrowsAnyAsync<IOException>(() => SdkOperation.RunAsync("get", stage.Client.S3));

        Assert.Equal(sends, stage.Received.Count);
    }

    [Fact]
    public void The_SDK_retries_by_these_defaults()
    {
        var config = new AmazonS3Config();

        Assert.Equal((2, 10, false), (config.MaxErrorRetry, config.MaxStaleConnectionRetries, config.AllowAutoRedirect));
    }
}
