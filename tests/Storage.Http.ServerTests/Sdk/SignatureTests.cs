using System.Globalization;
using Amazon.S3;
using Storage.Http.Emulator;

namespace Storage.Http.ServerTests.Sdk;

/// <summary>The SDK signs outside our handler: all attempts bear one signature, and none can be mended.</summary>
public class SignatureTests
{
    [Fact]
    public async Task Every_attempt_bears_the_same_signature_date_and_ids()
    {
        await using var stage = await SdkStage.StartAsync(new() { Options = options => options.Retry.BufferRequestBytes = 1 << 20 });
        stage.Emulator.Faults.Next(Fault.Error("SlowDown"), Fault.Error("InternalError"), Fault.Reset());

        await SdkOperation.RunAsync("put", stage.Client.S3);

        Assert.Equal(4, stage.Received.Count);
        foreach (var header in new[] { "Authorization", "x-amz-date", "x-amz-content-sha256", "amz-sdk-invocation-id", "amz-sdk-request", "Host", "User-Agent", "Expect", "Content-Encoding" })
        {
            Assert.Single(stage.Received.Select(request => request.Headers[header]).Distinct());
        }

        Assert.Equal("attempt=1; max=1", stage.Received[3].Headers["amz-sdk-request"]);
        Assert.DoesNotContain(',', stage.Received[3].Headers["x-amz-date"]);
    }

    [Theory]
    [InlineData("RequestTimeTooSkewed")]
    [InlineData("ExpiredToken")]
    public async Task What_needs_another_signature_is_sent_once(string code)
    {
        await using var stage = await SdkStage.StartAsync();
        stage.Emulator.On().Answer(Fault.Error(code)).Always();

        var exception = await Assert.ThrowsAsync<AmazonS3Exception>(() => SdkOperation.RunAsync("get", stage.Client.S3));

        Assert.Equal((code, 1), (exception.ErrorCode, stage.Received.Count));
    }

    [Fact]
    public async Task A_Repair_that_claims_to_have_mended_the_clock_gets_the_old_signature_sent_once_more()
    {
        await using var stage = await SdkStage.StartAsync(new() { Options = options => options.Retry.Repair = (_, _) => ValueTask.FromResult(true) });
        stage.Emulator.On().Answer(Fault.Error("RequestTimeTooSkewed")).Always();

        await Assert.ThrowsAsync<AmazonS3Exception>(() => SdkOperation.RunAsync("get", stage.Client.S3));

        Assert.Equal(2, stage.Received.Count);
        Assert.Equal(stage.Received[0].Headers["Authorization"], stage.Received[1].Headers["Authorization"]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public async Task The_SDK_mends_its_clock_only_where_it_retries(int retries, int hoursAhead)
    {
        var ahead = TimeProvider.System.GetUtcNow().AddHours(1).ToString("R", CultureInfo.InvariantCulture);
        var skewed = RawAnswer.Of(
            $"HTTP/1.1 403 Forbidden\r\nDate: {ahead}\r\nContent-Type: application/xml\r\nConnection: close\r\n\r\n"
            + "<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message></Error>");
        await using var server = RawServer.Start([.. Enumerable.Repeat(skewed, 4)]);
        using var client = SdkClient.Handled(server.BaseAddress, new() { Config = config => config.MaxErrorRetry = retries });

        await Assert.ThrowsAsync<AmazonS3Exception>(() => SdkOperation.RunAsync("get", client.S3));
        await Assert.ThrowsAsync<AmazonS3Exception>(() => SdkOperation.RunAsync("get", client.S3));

        Assert.Equal(hoursAhead, Math.Round((SignedAt.Of(server.Requests[^1]) - TimeProvider.System.GetUtcNow()).TotalHours));
    }
}
