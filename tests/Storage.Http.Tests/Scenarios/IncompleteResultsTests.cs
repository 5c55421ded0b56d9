using System.Net;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>Good answers that promise a result and do not deliver it.</summary>
public class IncompleteResultsTests
{
    public static TheoryData<string, string, string> Answers => new()
    {
        { "TencentCos", "copy", "cut" }, { "TencentCos", "copy", "empty" }, { "TencentCos", "copy", "cut; blanks=5; chunk=1" }, { "TencentCos", "copy", "reset:in-body" },
        { "TencentCos", "part copy", "cut" }, { "TencentCos", "part copy", "empty" },
        { "TencentCos", "complete", "cut" }, { "TencentCos", "complete", "empty" }, { "TencentCos", "complete", "cut:0; blanks=50" },
        { "TencentCos", "delete-multiple", "cut" }, { "TencentCos", "delete-multiple", "empty" },
        { "TencentCi", "copy", "cut" }, { "TencentCi", "complete", "empty" },
        { "AlibabaOss", "copy", "cut" }, { "AlibabaOss", "copy", "empty" }, { "AlibabaOss", "complete", "cut" }, { "AlibabaOss", "complete", "empty" },
        { "TencentCoffer", "complete", "cut" }, { "TencentCoffer", "complete", "empty" },
        { "QingStor", "delete-multiple", "cut" }, { "QingStor", "delete-multiple", "empty" },
        { "S3", "copy", "cut" }, { "S3", "copy", "empty" }, { "S3", "complete", "cut" }, { "S3", "complete", "empty" }, { "S3", "delete-multiple", "cut" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_result_that_is_cut_or_missing_is_asked_for_again(string store, string name, string fault)
    {
        await using var session = await HandledSession.StartAsync(store);
        var operation = await StoreOperation.PrepareAsync(session.Stage, name);
        session.Faults.Next(Fault.Parse(fault + "; no-effect"));

        using var response = await session.SendAsync(operation.Request());

        Assert.True(response.IsSuccessStatusCode);
        Assert.True(operation.IsDone);
        Assert.Equal(["Retry: ResultIncomplete", "Succeed: Succeeded"], response.Story());
        var error = response.GetStorageAttempts()[0].Error!;
        Assert.Equal((StorageErrorKind.Incomplete, null, true), (error.Kind, error.Code, error.IsEmbedded));
        Assert.Equal((500, 200), ((int)error.StatusCode!, (int)error.WireStatusCode!));
        Assert.Equal(2, session.Received.Count);
        Assert.Equal(session.Received[0].BodyHash, session.Received[1].BodyHash);
    }

    [Theory]
    [InlineData("TencentCos", "empty", 0)]
    [InlineData("S3", "cut:60", 60)]
    public async Task A_result_that_stays_away_surfaces_as_500_with_what_came(string store, string fault, int bytes)
    {
        await using var session = await HandledSession.StartAsync(store);
        var operation = await StoreOperation.PrepareAsync(session.Stage, "copy");
        session.Faults.Next(Fault.Parse(fault)).Always();

        using var response = await session.SendAsync(operation.Request());

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(bytes, (await response.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal(StorageErrorKind.Incomplete, response.GetStorageError()!.Kind);
        Assert.Equal(4, session.Received.Count);
        Assert.False(operation.IsDone);
    }

    [Fact]
    public async Task A_quiet_deletion_that_is_answered_with_nothing_is_a_success_at_OSS()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.AlibabaOss);
        session.Stage.Store("key", "x");

        using var response = await session.SendAsync(
            HttpMethod.Post, "?delete", new StringContent("<Delete><Quiet>true</Quiet><Object><Key>key</Key></Object></Delete>"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Null(response.GetStorageError());
        Assert.Single(session.Received);
    }

    [Fact]
    public async Task A_complete_whose_answer_was_lost_ends_in_a_NoSuchUpload_that_tells_it_may_be_done()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        var operation = await StoreOperation.PrepareAsync(session.Stage, "complete");
        session.Faults.Next(Fault.Reset().WithEffect());

        using var response = await session.SendAsync(operation.Request());

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(("NoSuchUpload", true), (response.GetStorageError()!.Code, response.GetStorageError()!.MaybeApplied));
        Assert.Equal(["Retry: ConnectionLost", "GiveUp: NotRetryable"], response.Story());
        Assert.False(response.GetStorageAttempts()[0].Error!.MaybeApplied);
        Assert.True(operation.IsDone);
    }

    [Fact]
    public async Task A_result_whose_body_breaks_is_handed_on_with_its_break_when_no_attempt_is_left()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos, options => options.Retry.MaxRetryAttempts = 0);
        var operation = await StoreOperation.PrepareAsync(session.Stage, "copy");
        session.Faults.Next(Fault.Reset(FaultPoint.InBody, 40));

        using var response = await session.SendAsync(operation.Request());
        var stream = await response.Content.ReadAsStreamAsync();
        var begin = new byte[40];
        await stream.ReadExactlyAsync(begin);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(StorageErrorKind.Incomplete, response.GetStorageError()!.Kind);
        Assert.StartsWith("<?xml", System.Text.Encoding.ASCII.GetString(begin), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<IOException>(() => stream.ReadAsync(begin).AsTask());
    }
}
