using System.Security.Cryptography;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Scenarios;

/// <summary>An upload that asks first: as long as the store refuses before it reads, even a stream that can be read once stays whole.</summary>
public class ExpectContinueTests
{
    static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(200_000);
    static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_one_way_stream_that_was_refused_unread_is_sent_once_whole(bool async)
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Error("SlowDown").BeforeRequestBody(), Fault.Error("InternalError").BeforeRequestBody());
        var request = Upload();

        using var response = async ? await session.SendAsync(request) : await Task.Run(() => session.Client.Http.Send(request));

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(["Retry: Throttled", "Retry: TransientFault", "Succeed: Succeeded"], response.Story());
        Assert.Equal([0L, 0L, Bytes.Length], session.Received.Select(received => received.BodyLength));
        Assert.All(session.Received, received => Assert.Equal("100-continue", received.Headers["Expect"]));
        Assert.Equal(Hash, session.Received[2].BodyHash);
        Assert.Equal(Bytes, session.Stage.Emulator.Objects.Find(StorageProvider.TencentCos, "key")!.Content.ToArray());
    }

    [Fact]
    public async Task A_one_way_stream_that_was_refused_once_read_is_not_sent_again()
    {
        await using var session = await HandledSession.StartAsync(StorageProvider.TencentCos);
        session.Faults.Next(Fault.Error("SlowDown").BeforeRequestBody(), Fault.Error("InternalError"));

        using var response = await session.SendAsync(Upload());

        Assert.Equal(["Retry: Throttled", "GiveUp: NotReplayable"], response.Story());
        Assert.Equal("InternalError", response.GetStorageError()!.Code);
        Assert.Equal([0L, Bytes.Length], session.Received.Select(received => received.BodyLength));
    }

    static HttpRequestMessage Upload()
    {
        var request = Request.Of(HttpMethod.Put, "key", new StreamContent(new OneWayStream(Bytes)));
        request.Headers.ExpectContinue = true;
        return request;
    }
}
