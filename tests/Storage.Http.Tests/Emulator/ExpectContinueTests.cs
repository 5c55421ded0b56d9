using System.Net;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

public class ExpectContinueTests
{
    [Fact]
    public async Task BeforeRequestBody_RefusesExpect100Continue_WithNothingRead()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Error("SlowDown").BeforeRequestBody());

        using var client = await WireClient.SendAsync(
            new(session.Emulator.BaseAddress(session.Provider), "key"), "PUT", "Content-Length: 5\r\nExpect: 100-continue\r\n");
        await client.ReadUntilAsync("</Error>");

        Assert.StartsWith("HTTP/1.1 503 ", client.Received, StringComparison.Ordinal);
        Assert.Equal(0, Assert.Single(session.Emulator.Requests).BodyLength);
        Assert.False(session.Emulator.Requests[0].IsBodyComplete);
    }

    [Fact]
    public async Task Expect100Continue_WithoutAFault_IsGranted()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);

        using var client = await WireClient.SendAsync(
            new(session.Emulator.BaseAddress(session.Provider), "key"), "PUT", "Content-Length: 5\r\nExpect: 100-continue\r\n");
        await client.ReadUntilAsync("HTTP/1.1 100 Continue\r\n\r\n");
        await client.SendAsync("hello");
        await client.ReadUntilAsync("HTTP/1.1 200 OK");

        Assert.Equal("hello", session.Stored("key"));
    }

    [Fact]
    public async Task BeforeRequestBody_AnHttpClientThatAsksFirst_NeverReadsItsContent()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Error("SlowDown").BeforeRequestBody());
        var content = new CountingContent(new byte[5000]); // up to 1 KiB HttpClient sends all the same, to keep its connection

        using var refused = await session.SendAsync(HttpMethod.Put, "key", content, default, ("Expect", "100-continue"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(0, content.Reads);
        using var granted = await session.SendAsync(HttpMethod.Put, "key", content, default, ("Expect", "100-continue"));
        Assert.Equal(HttpStatusCode.OK, granted.StatusCode);
        Assert.Equal(1, content.Reads);
        Assert.Equal(5000, session.Emulator.Objects.Find(session.Provider, "key")!.Content.Length);
    }

    sealed class CountingContent(byte[] bytes) : HttpContent
    {
        public int Reads { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Reads++;
            return stream.WriteAsync(bytes).AsTask();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
