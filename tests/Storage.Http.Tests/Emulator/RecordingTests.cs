using System.Security.Cryptography;

namespace Storage.Http.Tests.Emulator;

public class RecordingTests
{
    [Fact]
    public async Task Requests_KeepWhatWasSent_ByteByByte()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        var bytes = new byte[100_000];
        new Random(3).NextBytes(bytes);

        using var put = await session.SendAsync(HttpMethod.Put, "a%20b/%E4%BD%A0?x-y=1%2F2&flag", new ByteArrayContent(bytes), default, ("x-cos-meta-a", "b c"));

        var request = Assert.Single(session.Emulator.Requests);
        Assert.Equal("PUT", request.Method);
        Assert.Equal("/examplebucket-1250000000/a%20b/%E4%BD%A0", request.Path);
        Assert.Equal("x-y=1%2F2&flag", request.Query);
        Assert.Equal("b c", request.Headers["X-Cos-Meta-A"]);
        Assert.Equal(bytes, request.Body.ToArray());
        Assert.Equal(bytes.Length, request.BodyLength);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), request.BodyHash);
        Assert.True(request.IsBodyComplete);
        Assert.Null(request.Fault);
        Assert.Same(StorageProvider.TencentCos, request.Provider);
        Assert.Equal("PUT /examplebucket-1250000000/a%20b/%E4%BD%A0?x-y=1%2F2&flag", request.ToString());
    }

    [Fact]
    public async Task Requests_ChunkedBody_IsRecordedWithoutItsFrames()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);

        using var put = await session.SendAsync(HttpMethod.Put, "key", new UnknownLengthContent("hello"u8.ToArray()));

        Assert.Equal("hello"u8.ToArray(), Assert.Single(session.Emulator.Requests).Body.ToArray());
        Assert.Equal("hello", session.Stored("key"));
    }

    [Fact]
    public async Task Requests_ConnectionId_TellsWhetherAConnectionWasUsedAgain()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);

        for (var i = 0; i < 2; i++)
        {
            using var answer = await session.SendAsync(HttpMethod.Get, "missing");
            await answer.Content.ReadAsByteArrayAsync();
        }

        using var other = await WireClient.SendAsync(new(session.Emulator.BaseAddress(session.Provider), "missing"), headers: "Connection: close\r\n");
        await other.ReadToEndAsync();

        Assert.Equal(session.Emulator.Requests[0].ConnectionId, session.Emulator.Requests[1].ConnectionId);
        Assert.NotEqual(session.Emulator.Requests[0].ConnectionId, session.Emulator.Requests[2].ConnectionId);
        Assert.Equal([1, 2, 3], session.Emulator.Requests.Select(request => request.Number));
    }

    [Fact]
    public async Task Requests_TheOldestAreForgotten_TotalStays()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3, options => options.MaxRecordedRequests = 2);

        foreach (var key in (string[])["1", "2", "3"])
        {
            using var answer = await session.PutAsync(key, key);
        }

        Assert.Equal([2, 3], session.Emulator.Requests.Select(request => request.Number));
        Assert.Equal(3, session.Emulator.Requests.Total);
        session.Emulator.Requests.Clear();
        Assert.Empty(session.Emulator.Requests);
        Assert.Equal(0, session.Emulator.Requests.Total);
    }

    [Fact]
    public async Task Requests_BodiesBeyondTheLimit_AreHashedAlone()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3, options => options.MaxRecordedBodyBytes = 6);

        using var first = await session.PutAsync("1", "hello");
        using var second = await session.PutAsync("2", "hello");

        Assert.Equal([true, false], session.Emulator.Requests.Select(request => request.IsBodyKept));
        Assert.Equal(5, session.Emulator.Requests[1].BodyLength);
        Assert.True(session.Emulator.Requests[1].Body.IsEmpty);
        Assert.Equal(session.Emulator.Requests[0].BodyHash, session.Emulator.Requests[1].BodyHash);
        Assert.Equal("hello", session.Stored("2"));
    }

    [Fact]
    public async Task Requests_AClientThatBreaksOff_IsRecordedAsFarAsItCame_AndStoresNothing()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        var client = await WireClient.ConnectAsync(session.Emulator.Endpoint(session.Provider));
        await client.SendAsync("PUT /b/key HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");

        client.Dispose();
        await session.Emulator.Requests.WaitForAsync(1).WaitAsync(TimeSpan.FromSeconds(30));

        var request = Assert.Single(session.Emulator.Requests);
        Assert.False(request.IsBodyComplete);
        Assert.True("abc"u8.StartsWith(request.Body.Span));
        Assert.Null(session.Emulator.Objects.Find(session.Provider, "key", "b"));
    }

    [Theory]
    [InlineData("TencentCos", "EntityTooLarge", true)]
    [InlineData("QingStor", "entity_too_large", false)]
    public async Task Put_BeyondTheLimit_IsTheStoresError(string store, string code, bool tellsLength)
    {
        await using var session = await EmulatorSession.StartAsync(store, options => options.MaxRequestBodyBytes = 8);
        HttpContent content = tellsLength ? new ByteArrayContent(new byte[9]) : new UnknownLengthContent(new byte[9]);

        using var put = await session.SendAsync(HttpMethod.Put, "key", content);

        Assert.Equal(400, (int)put.StatusCode);
        Assert.Contains(code, await put.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(session.Stored("key"));
    }

    sealed class UnknownLengthContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
