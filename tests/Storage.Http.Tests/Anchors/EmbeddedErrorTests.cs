using Storage.Http.Emulator;
using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Anchors;

/// <summary>What failed under a good status: found, and retried only where that helps.</summary>
public class EmbeddedErrorTests
{
    [Theory]
    [InlineData("TencentCos", "copy", "embedded:SlowDown")]
    [InlineData("TencentCos", "copy", "embedded:SlowDown; blanks=20")]
    [InlineData("TencentCos", "part copy", "empty; no-effect")]
    [InlineData("TencentCos", "complete", "embedded:InternalError; blanks=20; chunk=1")]
    [InlineData("AlibabaOss", "complete", "embedded:QpsLimitExceeded")]
    [InlineData("QingStor", "delete-multiple", "embedded:internal_error")]
    [InlineData("S3", "copy", "embedded:SlowDown")]
    [InlineData("S3", "copy", "empty; no-effect")]
    [InlineData("S3", "copy", "cut; no-effect")]
    [InlineData("S3", "complete", "embedded:InternalError")]
    [InlineData("S3", "complete", "cut; no-effect")]
    public async Task A_failure_under_200_is_no_success_and_the_next_attempt_does_the_work(string store, string name, string fault)
    {
        await using var session = await HandledSession.StartAsync(store);
        var operation = await StoreOperation.PrepareAsync(session.Stage, name);
        session.Faults.Next(Fault.Parse(fault));

        // The peer looks at the status alone, and the caller goes on as if it were done.
        using var peer = PeerClient.Of(session.Stage);
        using var believed = await peer.SendAsync(operation.Request());
        Assert.True(believed.IsSuccessStatusCode);
        Assert.Single(session.Received);
        Assert.True(name == "part copy" || !operation.IsDone);

        session.Faults.Next(Fault.Parse(fault));
        using var response = await session.SendAsync(operation.Request());
        Assert.True(response.IsSuccessStatusCode);
        Assert.True(operation.IsDone);
        Assert.Equal(1 + 2, session.Received.Count);
    }

    [Theory]
    [InlineData("S3", "copy", "NoSuchKey", 404)]
    [InlineData("S3", "copy", "AccessDenied", 403)]
    [InlineData("TencentCos", "complete", "NoSuchUpload", 404)]
    [InlineData("TencentCos", "copy", "AccessDenied", 403)]
    [InlineData("AlibabaOss", "complete", "NoSuchUpload", 404)]
    public async Task A_failure_under_200_that_does_not_pass_is_asked_for_once(string store, string name, string code, int status)
    {
        await using var session = await HandledSession.StartAsync(store);
        var operation = await StoreOperation.PrepareAsync(session.Stage, name);
        session.Faults.Next(Fault.Embedded(code)).Always();

        using var response = await session.SendAsync(operation.Request());

        Assert.Equal((status, code), ((int)response.StatusCode, response.GetStorageError()!.Code));
        Assert.Single(session.Received);
    }
}
