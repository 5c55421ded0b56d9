using System.Net;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

public class FaultEndTests
{
    [Theory]
    [InlineData(FaultPoint.BeforeHeaders, "", false)]
    [InlineData(FaultPoint.AfterHeaders, "\r\n\r\n", true)]
    [InlineData(FaultPoint.InBody, "\r\n\r\n01234", true)]
    [InlineData(FaultPoint.AfterBody, "\r\n\r\n0123456789", true)]
    public async Task Reset_ComesExactlyThere_EveryTime(FaultPoint point, string end, bool hasHeaders)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Store("key", "0123456789");
        session.Emulator.Faults.Next(Fault.Reset(point)).Times(20);

        for (var i = 0; i < 20; i++)
        {
            using var client = await WireClient.SendAsync(new(session.Emulator.BaseAddress(session.Provider), "key"));
            var graceful = await client.ReadToEndAsync();

            Assert.False(graceful);
            Assert.Equal(hasHeaders, client.Received.StartsWith("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n", StringComparison.Ordinal));
            Assert.EndsWith(end, client.Received, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(FaultPoint.BeforeHeaders, "", false)]
    [InlineData(FaultPoint.AfterHeaders, "\r\n\r\n", true)]
    [InlineData(FaultPoint.InBody, "\r\n\r\n01234", true)]
    [InlineData(FaultPoint.AfterBody, "\r\n\r\n0123456789", true)]
    public async Task Close_EndsInGoodOrderExactlyThere(FaultPoint point, string end, bool hasHeaders)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Store("key", "0123456789");
        session.Emulator.Faults.Next(Fault.Close(point)).Times(20);

        for (var i = 0; i < 20; i++)
        {
            using var client = await WireClient.SendAsync(new(session.Emulator.BaseAddress(session.Provider), "key"));
            var graceful = await client.ReadToEndAsync();

            Assert.True(graceful);
            Assert.Equal(hasHeaders, client.Received.StartsWith("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n", StringComparison.Ordinal));
            Assert.EndsWith(end, client.Received, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Close_InRequestBody_ReadsSoManyBytes_AndStoresNothing()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Close(FaultPoint.InRequestBody, 3));

        using var client = await WireClient.SendAsync(new(session.Emulator.BaseAddress(session.Provider), "key"), "PUT", body: "0123456789");
        var graceful = await client.ReadToEndAsync();

        Assert.True(graceful);
        Assert.Empty(client.Received);
        Assert.Equal("012"u8.ToArray(), Assert.Single(session.Emulator.Requests).Body.ToArray());
        Assert.Null(session.Stored("key"));
    }

    [Fact]
    public async Task Wire_EndsAsSaid()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        var cut = Fault.Wire("HTTP/1.1 200 OK\r\nCont"u8.ToArray());
        session.Emulator.Faults.Next(cut, cut.ThenReset(FaultPoint.AfterBody), cut.ThenHang(FaultPoint.AfterBody));
        var address = new Uri(session.Emulator.BaseAddress(session.Provider), "key");

        using var closed = await WireClient.SendAsync(address);
        Assert.True(await closed.ReadToEndAsync());
        using var reset = await WireClient.SendAsync(address);
        Assert.False(await reset.ReadToEndAsync());
        using var silent = await WireClient.SendAsync(address);
        await silent.ReadUntilAsync("Cont");

        Assert.False(silent.HasSomething);
        Assert.All([closed, reset, silent], client => Assert.Equal("HTTP/1.1 200 OK\r\nCont", client.Received));
    }

    [Fact]
    public async Task Reset_InAStoredAnswer_LeavesTheEffect_BeforeIt_DoesNot()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Reset(), Fault.Reset().WithEffect(), Fault.Reset(FaultPoint.AfterHeaders));

        await Assert.ThrowsAsync<HttpRequestException>(() => session.PutAsync("refused", "x"));
        await Assert.ThrowsAsync<HttpRequestException>(() => session.PutAsync("lost", "x"));
        using var reset = await session.PutAsync("stored", "x");

        Assert.Null(session.Stored("refused"));
        Assert.Equal("x", session.Stored("lost"));
        Assert.Equal("x", session.Stored("stored"));
    }

    [Fact]
    public async Task Reset_InRequestBody_ReadsSoManyBytes_AndStoresNothing()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Reset(FaultPoint.InRequestBody, 3));

        using var client = await WireClient.SendAsync(new(session.Emulator.BaseAddress(session.Provider), "key"), "PUT", body: "0123456789");
        var graceful = await client.ReadToEndAsync();

        Assert.False(graceful);
        Assert.Empty(client.Received);
        Assert.Equal("012"u8.ToArray(), Assert.Single(session.Emulator.Requests).Body.ToArray());
        Assert.Null(session.Stored("key"));
    }

    [Fact]
    public async Task Reset_OfAnErrorsBody_CutsItOff()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        session.Emulator.Faults.Next(Fault.Error("SlowDown").ThenReset(FaultPoint.InBody, 70));

        using var client = await WireClient.SendAsync(new(session.Emulator.BaseAddress(session.Provider), "key"));
        var graceful = await client.ReadToEndAsync();

        Assert.False(graceful);
        Assert.StartsWith("HTTP/1.1 503 ", client.Received, StringComparison.Ordinal);
        Assert.Equal(70, client.Body.Length);
    }

    [Theory]
    [InlineData(FaultPoint.BeforeHeaders, "")]
    [InlineData(FaultPoint.AfterHeaders, "\r\n\r\n")]
    [InlineData(FaultPoint.InBody, "\r\n01234\r\n")]
    [InlineData(FaultPoint.AfterBody, "\r\n0123456789\r\n")]
    public async Task Hang_ComesExactlyThere_AndEndsWithTheEmulator(FaultPoint point, string end)
    {
        var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Store("key", "0123456789");
        session.Emulator.Faults.Next(Fault.Hang(point).WithHeader("Content-Type", "text/plain").AfterBlanks(1, TimeSpan.Zero));

        using var client = await WireClient.SendAsync(new(session.Emulator.BaseAddress(session.Provider), "key"));
        await session.Emulator.Requests.WaitForAsync(1).WaitAsync(TimeSpan.FromSeconds(30));
        await client.ReadUntilAsync(end);

        Assert.False(client.HasSomething);
        Assert.EndsWith(end, client.Received, StringComparison.Ordinal);
        await session.DisposeAsync();
        Assert.False(await client.ReadToEndAsync());
        Assert.EndsWith(end, client.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hang_EndsWhenTheClientGoesAway_AndServiceGoesOn()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Hang());
        using var cancel = new CancellationTokenSource();

        var hanging = session.SendAsync(HttpMethod.Put, "key", new StringContent("x"), cancel.Token);
        await session.Emulator.Requests.WaitForAsync(1).WaitAsync(TimeSpan.FromSeconds(30));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        Assert.Null(session.Stored("key"));
        using var good = await session.PutAsync("key", "y");
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
    }
}
