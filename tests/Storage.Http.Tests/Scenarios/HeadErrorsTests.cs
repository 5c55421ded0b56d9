using System.Net;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>HEAD has no body to read: headers and the status decide.</summary>
public class HeadErrorsTests
{
    [Fact]
    public async Task OSS_tells_the_code_in_a_header()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.AlibabaOss);

        using var response = await session.SendAsync(HttpMethod.Head, "missing");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var error = response.GetStorageError()!;
        Assert.Equal(("NoSuchKey", StorageErrorKind.NotFound, "AlibabaOss"), (error.Code, error.Kind, error.Provider!.Name));
        Assert.Equal("The key does not exist.", error.Message);
        Assert.Equal(Assert.Single(session.Received).RequestId, error.RequestId);
        Assert.True(response.Headers.Contains("x-oss-err"));
    }

    [Theory]
    [InlineData("ServiceUnavailable", "Retry: TransientFault", 500)]
    [InlineData("DownloadTrafficRateLimitExceeded", "Retry: Throttled", 1000)]
    public async Task The_code_in_the_header_decides_on_the_retry(string code, string story, int delay)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.AlibabaOss);
        session.Stage.Store("key", "0123456789");
        session.Faults.Next(Fault.Error(code));

        using var response = await session.SendAsync(HttpMethod.Head, "key");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(10, response.Content.Headers.ContentLength);
        Assert.Equal([story, "Succeed: Succeeded"], response.Story());
        Assert.Equal([TimeSpan.FromMilliseconds(delay)], session.Time.Delays);
        Assert.Single(session.Received.Select(request => request.ConnectionId).Distinct());
    }

    [Theory]
    [InlineData("TencentCos", "NoSuchKey", StorageErrorKind.NotFound, 1)]
    [InlineData("TencentCos", "SlowDown", StorageErrorKind.Transient, 2)]
    [InlineData("TencentCoffer", "ObjectNotExists", StorageErrorKind.NotFound, 1)]
    [InlineData("QingStor", "permission_denied", StorageErrorKind.Permission, 1)]
    [InlineData("S3", "PreconditionFailed", StorageErrorKind.Precondition, 1)]
    public async Task Without_a_header_the_status_decides_and_no_code_is_invented(string store, string code, StorageErrorKind kind, int requests)
    {
        await using var session = await HandledSession.StartAsync(store);
        session.Stage.Store("key", "0123456789");
        session.Faults.Next(Fault.Error(code));

        using var response = await session.SendAsync(HttpMethod.Head, "key");

        var error = response.GetStorageAttempts()[0].Error!;
        Assert.Equal((null, kind), (error.Code, error.Kind));
        Assert.Equal(store == "TencentCoffer" ? null : session.Received[0].RequestId, error.RequestId);
        Assert.Equal(requests, session.Received.Count);
        Assert.Equal(requests == 2, response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Cloud_Infinites_number_in_a_header_is_a_code()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCi);
        session.Stage.Store("key", "x");
        session.Faults.Next(Fault.Error("-29214"));

        using var response = await session.SendAsync(HttpMethod.Head, "key");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["Retry: Throttled", "Succeed: Succeeded"], response.Story());
        Assert.Equal("-29214", response.GetStorageAttempts()[0].Error!.Code);
    }
}
