using System.Net;
using System.Xml.Linq;

namespace Storage.Http.Tests.Emulator;

public class CopyTests
{
    [Theory]
    [InlineData("TencentCos", "x-cos-copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/a%20source")]
    [InlineData("TencentCos", "x-cos-copy-source", "/examplebucket-1250000000/a%20source?versionId=null")]
    [InlineData("TencentCi", "x-cos-copy-source", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/a%20source")]
    [InlineData("AlibabaOss", "x-oss-copy-source", "/examplebucket-1250000000/a%20source")]
    [InlineData("AlibabaOss", "x-oss-copy-source", "%2Fexamplebucket-1250000000%2Fa%20source")]
    [InlineData("S3", "x-amz-copy-source", "examplebucket-1250000000/a%20source")]
    public async Task Copy_OfAnXmlStore_BringsTheObjectAndTheResultDocument(string store, string header, string source)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        session.Store("a source", "hello");

        using var copy = await session.SendAsync(HttpMethod.Put, "target", (header, source));
        var root = XElement.Parse(await copy.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, copy.StatusCode);
        Assert.Equal("CopyObjectResult", root.Name.LocalName);
        Assert.Equal($"\"{session.Emulator.Objects.Find(session.Provider, "target")!.ETag}\"", root.Elements().Single(element => element.Name.LocalName == "ETag").Value);
        Assert.Equal("hello", session.Stored("target"));
        Assert.Equal(store == "AlibabaOss" ? null : true, copy.Headers.TransferEncodingChunked);
    }

    [Fact]
    public async Task Copy_FromTheEmulatorsOwnAddress_Works()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        session.Store("source", "hello");
        var source = session.Emulator.BaseAddress(session.Provider);

        using var copy = await session.SendAsync(HttpMethod.Put, "target", ("x-cos-copy-source", $"{source.Authority}{source.AbsolutePath}source"));

        Assert.Equal("hello", session.Stored("target"));
        Assert.True(copy.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("x-qs-copy-source", true)]
    [InlineData("x-qs-move-source", false)]
    public async Task Copy_OfQingStor_Is201WithoutABody(string header, bool sourceStays)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.QingStor);
        session.Store("source", "hello");

        using var copy = await session.SendAsync(HttpMethod.Put, "target", (header, "/examplebucket-1250000000/source"));

        Assert.Equal(HttpStatusCode.Created, copy.StatusCode);
        Assert.Empty(await copy.Content.ReadAsByteArrayAsync());
        Assert.Equal("hello", session.Stored("target"));
        Assert.Equal(sourceStays, session.Stored("source") is not null);
    }

    [Fact]
    public async Task Fetch_OfQingStor_TakesFromTheEmulatorAlone()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.QingStor);
        session.Store("source", "hello");

        using var own = await session.SendAsync(HttpMethod.Put, "own", ("x-qs-fetch-source", new Uri(session.Emulator.BaseAddress(session.Provider), "source").ToString()));
        using var foreign = await session.SendAsync(HttpMethod.Put, "foreign", ("x-qs-fetch-source", "http://example.invalid/source"));

        Assert.Equal(HttpStatusCode.Created, own.StatusCode);
        Assert.Equal("hello", session.Stored("own"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, foreign.StatusCode);
        Assert.Contains("upstream_failed", await foreign.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TencentCos", "x-cos-copy-source", "/examplebucket-1250000000/missing", 404, "NoSuchCopySource")]
    [InlineData("TencentCos", "x-cos-copy-source", "nonsense", 400, "InvalidCopySource")]
    [InlineData("S3", "x-amz-copy-source", "/examplebucket-1250000000/missing", 404, "NoSuchKey")]
    [InlineData("QingStor", "x-qs-copy-source", "/examplebucket-1250000000/missing", 404, "object_not_exists")]
    [InlineData("TencentCoffer", "x-cos-copy-source", "/examplebucket-1250000000/missing", 405, "MethodNotAllowed")]
    public async Task Copy_OfNothing_IsTheStoresError(string store, string header, string source, int status, string code)
    {
        await using var session = await EmulatorSession.StartAsync(store);

        using var copy = await session.SendAsync(HttpMethod.Put, "target", (header, source));

        Assert.Equal(status, (int)copy.StatusCode);
        Assert.Contains(code, await copy.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(session.Stored("target"));
    }

    [Theory]
    [InlineData("x-cos-copy-source-If-Match", "\"other\"", 412)]
    [InlineData("x-cos-copy-source-If-Match", "\"5d41402abc4b2a76b9719d911017c592\"", 200)]
    [InlineData("x-cos-copy-source-If-None-Match", "\"5d41402abc4b2a76b9719d911017c592\"", 412)]
    public async Task Copy_Conditional_IsJudgedByItsSource(string header, string value, int status)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        session.Store("source", "hello");

        using var copy = await session.SendAsync(HttpMethod.Put, "target", ("x-cos-copy-source", "/examplebucket-1250000000/source"), (header, value));

        Assert.Equal(status, (int)copy.StatusCode);
        Assert.Equal(status == 200, session.Stored("target") is not null);
    }
}
