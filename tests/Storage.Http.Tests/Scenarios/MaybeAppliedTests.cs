using System.Net.Sockets;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>An attempt took effect, its answer was lost, and the next one is told so in the store's way.</summary>
public class MaybeAppliedTests
{
    /// <summary>Stores, what is asked, and the code of the last answer.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "TencentCos", "complete", "NoSuchUpload" }, { "TencentCi", "complete", "NoSuchUpload" }, { "AlibabaOss", "complete", "NoSuchUpload" },
        { "S3", "complete", "NoSuchUpload" }, { "QingStor", "complete", "upload_not_exists" }, { "TencentCoffer", "complete", "NoSuchUpload" },
        { "TencentCos", "create bucket", "BucketAlreadyOwnedByYou" }, { "AlibabaOss", "create bucket", "BucketAlreadyExists" },
        { "S3", "create bucket", "BucketAlreadyOwnedByYou" }, { "QingStor", "create bucket", "bucket_already_exists" },
        { "TencentCoffer", "create bucket", "CofferAlreadyOwnedByYou" },
        { "TencentCos", "append", "AppendPositionErr" }, { "AlibabaOss", "append", "PositionNotEqualToLength" }, { "QingStor", "append", "invalid_argument" },
        { "S3", "put if none matches", "PreconditionFailed" }, { "QingStor", "put if none matches", "precondition_failed" },
        { "S3", "put if it matches", "PreconditionFailed" }, { "QingStor", "put if it matches", "precondition_failed" },
        { "TencentCos", "put without overwriting", "FileAlreadyExists" }, { "AlibabaOss", "put without overwriting", "FileAlreadyExists" },
        { "QingStor", "move", "object_not_exists" },
        { "TencentCos", "abort", "NoSuchUpload" }, { "S3", "abort", "NoSuchUpload" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_answer_that_tells_of_the_lost_attempt_says_so(string store, string name, string code)
    {
        foreach (var async in (bool[])[true, false])
        {
            await using var session = await HandledSession.StartAsync(store);
            var request = await AmbiguousRequest.PrepareAsync(session.Stage, name);
            session.Faults.Next(Fault.Reset().WithEffect());

            using var response = async ? await session.SendAsync(request()) : await Task.Run(() => session.Client.Http.Send(request()));

            Assert.Equal(["Retry: ConnectionLost", "GiveUp: NotRetryable"], response.Story());
            Assert.Equal((code, true), (response.GetStorageError()!.Code, response.GetStorageError()!.MaybeApplied));
            Assert.Equal([false, true], response.GetStorageAttempts().Select(attempt => attempt.Error!.MaybeApplied));
            Assert.False(response.IsSuccessStatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_of_the_server_that_may_have_come_afterwards_counts_as_the_lost_answer_does(string store, string name, string code)
    {
        await using var session = await HandledSession.StartAsync(store);
        var request = await AmbiguousRequest.PrepareAsync(session.Stage, name);
        session.Faults.Next(Fault.Error("Broken", status: 500).WithEffect());

        using var response = await session.SendAsync(request());

        Assert.Equal(["Retry: TransientFault", "GiveUp: NotRetryable"], response.Story());
        Assert.Equal((code, true), (response.GetStorageError()!.Code, response.GetStorageError()!.MaybeApplied));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_same_answer_to_the_first_attempt_tells_of_nothing(string store, string name, string code)
    {
        await using var session = await HandledSession.StartAsync(store);
        var request = await AmbiguousRequest.PrepareAsync(session.Stage, name);
        using var first = await session.SendAsync(request());
        Assert.True(first.IsSuccessStatusCode);

        using var response = await session.SendAsync(request());

        Assert.Equal(["GiveUp: NotRetryable"], response.Story());
        Assert.Equal((code, false), (response.GetStorageError()!.Code, response.GetStorageError()!.MaybeApplied));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task After_a_refusal_before_execution_it_tells_of_nothing(string store, string name, string code)
    {
        await using var session = await HandledSession.StartAsync(store);
        var request = await AmbiguousRequest.PrepareAsync(session.Stage, name);
        using var somebodyElse = await session.SendAsync(request());
        session.Faults.Next(Fault.Error("SlowDown", status: 503));

        using var response = await session.SendAsync(request());

        Assert.Equal(["Retry: Throttled", "GiveUp: NotRetryable"], response.Story());
        Assert.Equal((code, false), (response.GetStorageError()!.Code, response.GetStorageError()!.MaybeApplied));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task After_an_attempt_that_was_never_sent_it_tells_of_nothing(string store, string name, string code)
    {
        var connects = 0;
        await using var session = await HandledSession.StartAsync(BuiltInProviders.Find(store)!, sockets: sockets => sockets.ConnectCallback = async (context, cancellationToken) =>
        {
            if (connects++ == 0)
            {
                throw new SocketException((int)SocketError.ConnectionRefused);
            }

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        });
        var request = await AmbiguousRequest.PrepareAsync(session.Stage, name);
        using var somebodyElse = await session.Stage.SendAsync(request());
        Assert.True(somebodyElse.IsSuccessStatusCode);

        using var response = await session.SendAsync(request());

        Assert.Equal(["Retry: NeverSent", "GiveUp: NotRetryable"], response.Story());
        Assert.Equal((code, false), (response.GetStorageError()!.Code, response.GetStorageError()!.MaybeApplied));
    }

    [Fact]
    public async Task A_lost_attempt_is_remembered_over_all_that_follow()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.S3);
        var request = await AmbiguousRequest.PrepareAsync(session.Stage, "put if none matches");
        session.Faults.Next(Fault.Reset().WithEffect(), Fault.Error("SlowDown"), Fault.Error("ConditionalRequestConflict"));

        using var response = await session.SendAsync(request());

        Assert.Equal(["Retry: ConnectionLost", "Retry: Throttled", "Retry: Conflicted", "GiveUp: NotRetryable"], response.Story());
        Assert.Equal([false, false, false, true], response.GetStorageAttempts().Select(attempt => attempt.Error!.MaybeApplied));
    }

    [Fact]
    public async Task An_error_that_tells_of_no_earlier_attempt_is_not_flagged()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.S3);
        session.Faults.Next(Fault.Reset(), Fault.Error("AccessDenied"));

        using var response = await session.SendAsync(HttpMethod.Put, "key", new StringContent("x"));

        Assert.Equal(("AccessDenied", false), (response.GetStorageError()!.Code, response.GetStorageError()!.MaybeApplied));
    }

    [Fact]
    public async Task A_read_that_finds_nothing_has_found_nothing()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.S3);
        session.Faults.Next(Fault.Reset());

        using var response = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(("NoSuchKey", false), (response.GetStorageError()!.Code, response.GetStorageError()!.MaybeApplied));
    }
}
