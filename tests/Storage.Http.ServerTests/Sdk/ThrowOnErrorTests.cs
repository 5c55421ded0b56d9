using Amazon.S3;
using Amazon.S3.Model;
using Storage.Http.Emulator;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>Why ThrowOnError stays off under the SDK: it never sees the answer, and takes the exception for a broken connection.</summary>
public class ThrowOnErrorTests
{
    [Fact]
    public async Task The_SDKs_exceptions_are_gone()
    {
        await using var off = await SdkStage.StartAsync();
        await using var on = await SdkStage.StartAsync(new() { Options = options => options.ThrowOnError = true });

        await Assert.ThrowsAsync<NoSuchKeyException>(() => SdkOperation.RunAsync("get", off.Client.S3));
        var exception = await Assert.ThrowsAsync<StorageException>(() => SdkOperation.RunAsync("get", on.Client.S3));

        Assert.Equal("NoSuchKey", exception.Error.Code);
    }

    [Fact]
    public async Task A_delete_of_many_no_longer_tells_which_keys_failed()
    {
        await using var off = await SdkStage.StartAsync();
        await using var on = await SdkStage.StartAsync(new() { Options = options => options.ThrowOnError = true });
        off.Emulator.Faults.Next(Fault.SomeKeys("AccessDenied", "b"));
        on.Emulator.Faults.Next(Fault.SomeKeys("AccessDenied", "b"));

        var exception = await Assert.ThrowsAsync<DeleteObjectsException>(() => SdkOperation.RunAsync("delete-many", off.Client.S3));
        Assert.Equal("b", Assert.Single(exception.Response.DeleteErrors).Key);

        await Assert.ThrowsAsync<StorageException>(() => SdkOperation.RunAsync("delete-many", on.Client.S3));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task The_SDK_repeats_what_no_repeat_can_mend(bool throws, int sends)
    {
        await using var stage = await SdkStage.StartAsync(new()
        {
            Options = options => options.ThrowOnError = throws,
            Config = config => config.MaxErrorRetry = 1,
        });

        await Assert.ThrowsAnyAsync<Exception>(() => SdkOperation.RunAsync("get", stage.Client.S3));

        Assert.Equal(sends, stage.Received.Count);
    }

    [Fact]
    public void A_storage_exception_is_one_of_HTTP_which_the_SDK_retries() =>
        Assert.True(typeof(StorageException).IsSubclassOf(typeof(HttpRequestException)));
}
