using System.Net;
using System.Net.NetworkInformation;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

public class StorageEmulatorTests
{
    [Fact]
    public async Task StartAsync_Default_ServesEveryBuiltInStoreOnAPortOfItsOwn()
    {
        await using var emulator = await StorageEmulator.StartAsync();

        Assert.Equal(BuiltInProviders.All, emulator.Providers);
        Assert.Equal(emulator.Providers.Count, emulator.Providers.Select(provider => emulator.Endpoint(provider).Port).Distinct().Count());
    }

    [Fact]
    public async Task StartAsync_ListensOnLoopbackAlone()
    {
        await using var emulator = await StorageEmulator.StartAsync();
        var ports = emulator.Providers.Select(provider => emulator.Endpoint(provider).Port).ToHashSet();

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => ports.Contains(end.Port)).ToList();

        Assert.Equal(ports.Count, listeners.Count);
        Assert.All(listeners, end => Assert.Equal(IPAddress.Loopback, end.Address));
    }

    [Fact]
    public async Task Stores_ShareNothing()
    {
        await using var emulator = await StorageEmulator.StartAsync();
        emulator.Objects.Put(StorageProvider.TencentCos, "key", "hello"u8.ToArray());

        Assert.NotNull(emulator.Objects.Find(StorageProvider.TencentCos, "key"));
        Assert.Null(emulator.Objects.Find(StorageProvider.AlibabaOss, "key"));
        Assert.Null(emulator.Objects.Find(StorageProvider.TencentCos, "key", "other-bucket"));
        Assert.True(emulator.Objects.Remove(StorageProvider.TencentCos, "key"));
        Assert.False(emulator.Objects.Remove(StorageProvider.TencentCos, "key"));
    }

    [Fact]
    public async Task Endpoint_OfAStoreThatIsNotServed_SaysHow()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);

        var error = Assert.Throws<ArgumentException>(() => session.Emulator.Endpoint(StorageProvider.QingStor));

        Assert.Contains("StorageEmulatorOptions.Providers", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => session.Emulator.Objects.Find(StorageProvider.QingStor, "key"));
    }

    public static TheoryData<Action<StorageEmulatorOptions>, string> BadOptions => new()
    {
        { options => options.Providers = [], "Providers" },
        { options => options.Providers = [StorageProvider.S3, StorageProvider.S3], "Providers" },
        { options => options.FirstPort = -1, "FirstPort" },
        { options => options.FirstPort = 65535, "FirstPort" },
        { options => options.MaxRequestBodyBytes = -1, "MaxRequestBodyBytes" },
        { options => options.MaxRecordedRequests = 0, "MaxRecordedRequests" },
        { options => options.MaxRecordedBodyBytes = -1, "MaxRecordedBodyBytes" },
    };

    [Theory, MemberData(nameof(BadOptions))]
    public async Task StartAsync_OptionOutOfRange_IsNamed(Action<StorageEmulatorOptions> configure, string name)
    {
        var options = new StorageEmulatorOptions();
        configure(options);

        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => StorageEmulator.StartAsync(options));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstPort_GivesThePortsInOrder_AndATakenOneIsAnError()
    {
        // Ports that were free a moment ago; another process may take one in between, so a few are tried.
        for (var attempt = 1; ; attempt++)
        {
            int port;
            await using (var probe = await StorageEmulator.StartAsync(new() { Providers = [StorageProvider.S3] }))
            {
                port = probe.Endpoint(StorageProvider.S3).Port;
            }

            var options = new StorageEmulatorOptions { Providers = [StorageProvider.S3, StorageProvider.QingStor], FirstPort = Math.Min(port, 65000) };
            try
            {
                await using var emulator = await StorageEmulator.StartAsync(options);
                Assert.Equal(options.FirstPort, emulator.Endpoint(StorageProvider.S3).Port);
                Assert.Equal(options.FirstPort + 1, emulator.Endpoint(StorageProvider.QingStor).Port);
                await Assert.ThrowsAsync<IOException>(() => StorageEmulator.StartAsync(options));
                return;
            }
            catch (IOException) when (attempt < 5)
            {
            }
        }
    }

    [Fact]
    public async Task Dispose_WithHangingRequests_EndsThemAndClosesThePorts()
    {
        var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Hang(), Fault.Hang(FaultPoint.AfterHeaders), Fault.Hang(FaultPoint.InRequestBody)).Times(3);
        var endpoint = session.Emulator.Endpoint(session.Provider);
        var clients = new List<WireClient>();
        for (var i = 0; i < 9; i++)
        {
            clients.Add(await WireClient.SendAsync(new(endpoint, "/b/key"), "PUT", body: new string('x', 100)));
        }

        await session.Emulator.Requests.WaitForAsync(9).WaitAsync(TimeSpan.FromSeconds(30));
        await session.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        foreach (var client in clients)
        {
            await client.ReadToEndAsync();
            client.Dispose();
        }

        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => WireClient.ConnectAsync(endpoint));
        await session.DisposeAsync();
    }

    [Fact]
    public async Task Date_ComesFromTheEmulatorsClock()
    {
        var time = new FakeTimeProvider();
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3, options => options.TimeProvider = time);
        time.Advance(TimeSpan.FromMinutes(15));

        using var answer = await session.PutAsync("key", "x");

        Assert.Equal(time.GetUtcNow(), answer.Headers.Date);
        Assert.Equal(time.GetUtcNow(), session.Emulator.Objects.Find(session.Provider, "key")!.LastModified);
    }
}
