using System.Net;
using System.Text;
using System.Xml.Linq;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

public class FaultShapeTests
{
    const string CopySource = "/examplebucket-1250000000/source";

    [Fact]
    public async Task Embedded_IsAnErrorDocumentUnderStatus200_AndNothingIsCopied()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        session.Store("source", "hello");
        session.Emulator.On(HttpMethod.Put, "/target").Answer(Fault.Embedded("SlowDown"));

        using var copy = await session.SendAsync(HttpMethod.Put, "target", ("x-cos-copy-source", CopySource));
        var root = XElement.Parse(await copy.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, copy.StatusCode);
        Assert.Equal("Error", root.Name.LocalName);
        Assert.Equal("SlowDown", (string?)root.Element("Code"));
        Assert.Null(session.Stored("target"));
    }

    [Theory]
    [InlineData("TencentCos", "x-cos-copy-source")]
    [InlineData("S3", "x-amz-copy-source")]
    [InlineData("AlibabaOss", "x-oss-copy-source")]
    public async Task Cut_TheRootNeverCloses_TheBodyEndsProperly(string store, string header)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        session.Store("source", "hello");
        session.Emulator.On(HttpMethod.Put, "/target").Answer(Fault.Cut());

        using var client = await WireClient.SendAsync(new(session.Emulator.BaseAddress(session.Provider), "target"), "PUT", $"{header}: {CopySource}\r\nConnection: close\r\n");
        var graceful = await client.ReadToEndAsync();

        Assert.True(graceful);
        Assert.StartsWith("HTTP/1.1 200 OK", client.Received, StringComparison.Ordinal);
        Assert.EndsWith("\r\n0\r\n\r\n", client.Body, StringComparison.Ordinal);
        Assert.Contains("<CopyObjectResult", client.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("ETag", client.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("</CopyObjectResult>", client.Body, StringComparison.Ordinal);
        Assert.Null(session.Stored("target"));
    }

    [Fact]
    public async Task Cut_AfterBytes_CutsThere()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Store("key", "0123456789");
        session.Emulator.Faults.Next(Fault.Cut(4));

        using var answer = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal("0123", await answer.Content.ReadAsStringAsync());
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Cut(-1));
    }

    [Fact]
    public async Task Empty_KeepsTheGoodStatus_AndTakesNoEffect()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Store("source", "hello");
        session.Emulator.Faults.Next(Fault.Empty());

        using var copy = await session.SendAsync(HttpMethod.Put, "target", ("x-amz-copy-source", CopySource));

        Assert.Equal(HttpStatusCode.OK, copy.StatusCode);
        Assert.Equal(0, copy.Content.Headers.ContentLength);
        Assert.Null(copy.Headers.ETag);
        Assert.Null(session.Stored("target"));
    }

    [Fact]
    public async Task CallbackFailed_Is203_AndTheObjectIsStored()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.AlibabaOss);
        session.Emulator.Faults.Next(Fault.CallbackFailed());

        using var put = await session.PutAsync("key", "hello", ("x-oss-callback", "e30="));

        Assert.Equal(HttpStatusCode.NonAuthoritativeInformation, put.StatusCode);
        Assert.Equal("CallbackFailed", (string?)XElement.Parse(await put.Content.ReadAsStringAsync()).Element("Code"));
        Assert.Equal("hello", session.Stored("key"));
    }

    [Fact]
    public async Task PlaceholderPicture_IsAPngBesideTheNumber()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCi);
        session.Emulator.Faults.Next(Fault.PlaceholderPicture(-29214));

        using var answer = await session.SendAsync(HttpMethod.Get, "photo.jpg?imageMogr2/thumbnail/!50p");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("-29214", answer.Headers.GetValues("X-ErrNo").Single());
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await answer.Content.ReadAsByteArrayAsync())[..4]);
    }

    [Fact]
    public async Task HtmlPage_IsAGateways_WithoutTheStoresHeaders()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        session.Emulator.Faults.Next(Fault.HtmlPage(504));

        using var answer = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.False(answer.Headers.Contains("x-cos-request-id"));
        Assert.Equal("nginx", answer.Headers.Server.ToString());
        Assert.StartsWith("<html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_GoesOutByteByByte()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        byte[] bytes = [0xEF, 0xBB, 0xBF, 0, 255, (byte)'<'];
        session.Emulator.Faults.Next(Fault.Body(520, bytes, "application/xml"));

        using var answer = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(520, (int)answer.StatusCode);
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.True(answer.Headers.Contains("x-amz-request-id"));
    }

    [Fact]
    public async Task Wire_GoesToTheSocketAsItIs()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        const string Bytes = "HTTP/1.1 200 Fine\nx-odd:  1\r\n\r\nno length";
        session.Emulator.Faults.Next(Fault.Wire(Encoding.ASCII.GetBytes(Bytes)));

        using var client = await WireClient.SendAsync(new(session.Emulator.BaseAddress(session.Provider), "key"));
        var graceful = await client.ReadToEndAsync();

        Assert.True(graceful);
        Assert.Equal(Bytes, client.Received);
        Assert.Single(session.Emulator.Requests);
    }

    [Fact]
    public async Task WithEffect_TheOperationRan_ThoughItsAnswerIsAnError()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Error("InternalError").WithEffect(), Fault.Pass.WithoutEffect());

        using var failed = await session.PutAsync("stored", "hello");
        using var lied = await session.PutAsync("lost", "hello");

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal("hello", session.Stored("stored"));
        Assert.Equal(HttpStatusCode.OK, lied.StatusCode);
        Assert.Null(session.Stored("lost"));
    }

    [Fact]
    public void Faults_ThatContradictThemselves_AreRefused()
    {
        Assert.Throws<InvalidOperationException>(() => Fault.Reset(FaultPoint.InRequestBody).WithEffect());
        Assert.Throws<InvalidOperationException>(() => Fault.Pass.WithEffect().ThenHang(FaultPoint.InRequestBody));
        Assert.Throws<InvalidOperationException>(() => Fault.Error("SlowDown").BeforeRequestBody().WithEffect());
        Assert.Throws<InvalidOperationException>(() => Fault.Pass.BeforeRequestBody());
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Hang((FaultPoint)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Slow(0, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Pass.AfterBlanks(1, TimeSpan.FromSeconds(-1)));
    }
}
