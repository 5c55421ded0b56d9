using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Storage.Http.Tests.Emulator;

public class DialectErrorTests
{
    [Fact]
    public async Task Cos_Error_IsItsPagesDocument()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);

        using var answer = await session.SendAsync(HttpMethod.Get, "missing");
        var text = await answer.Content.ReadAsStringAsync();
        var root = XElement.Parse(text);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.StartsWith("<?xml version='1.0' encoding='utf-8' ?>", text, StringComparison.Ordinal);
        Assert.Equal(["Code", "Message", "Resource", "RequestId", "TraceId"], root.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("NoSuchKey", (string?)root.Element("Code"));
        Assert.EndsWith("/examplebucket-1250000000/missing", (string?)root.Element("Resource"), StringComparison.Ordinal);
        Assert.Equal(answer.Headers.GetValues("x-cos-request-id").Single(), (string?)root.Element("RequestId"));
        Assert.Equal(answer.Headers.GetValues("x-cos-trace-id").Single(), (string?)root.Element("TraceId"));
        Assert.Equal("tencent-cos", answer.Headers.Server.ToString());
        Assert.Equal("application/xml", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Ci_Error_HasItsOwnRequestId_AndNoResource()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCi);

        using var answer = await session.SendAsync(HttpMethod.Get, "missing");
        var root = XElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(answer.Headers.GetValues("x-ci-request-id").Single(), (string?)root.Element("RequestId"));
        Assert.Null(root.Element("Resource"));
    }

    [Fact]
    public async Task Oss_Error_NamesTheHost()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.AlibabaOss);

        using var answer = await session.SendAsync(HttpMethod.Get, "missing");
        var root = XElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(["Code", "Message", "Key", "RequestId", "HostId"], root.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("oss-cn-hangzhou.aliyuncs.com", (string?)root.Element("HostId"));
        Assert.Equal(answer.Headers.GetValues("x-oss-request-id").Single(), (string?)root.Element("RequestId"));
        Assert.Equal("AliyunOSS", answer.Headers.Server.ToString());
    }

    [Fact]
    public async Task Oss_HeadError_StandsInAHeaderInBase64()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.AlibabaOss);

        using var answer = await session.SendAsync(HttpMethod.Head, "missing");

        var document = Encoding.UTF8.GetString(Convert.FromBase64String(answer.Headers.GetValues("x-oss-err").Single()));
        Assert.Equal("NoSuchKey", (string?)XElement.Parse(document).Element("Code"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("TencentCos")]
    [InlineData("S3")]
    [InlineData("QingStor")]
    [InlineData("TencentCoffer")]
    public async Task HeadError_OfOtherStores_TellsStatusAndRequestIdAlone(string store)
    {
        await using var session = await EmulatorSession.StartAsync(store);

        using var answer = await session.SendAsync(HttpMethod.Head, "missing");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.All(session.Provider.RequestIdHeaders, name => Assert.True(answer.Headers.Contains(name)));
        Assert.False(answer.Headers.Contains("x-oss-err"));
        Assert.Null(answer.Content.Headers.ContentType);
    }

    [Fact]
    public async Task QingStor_Error_IsItsPagesDocument()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.QingStor);

        using var answer = await session.SendAsync(HttpMethod.Get, "missing");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(["code", "message", "request_id", "url"], document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("object_not_exists", document.RootElement.GetProperty("code").GetString());
        Assert.Equal(answer.Headers.GetValues("X-QS-Request-ID").Single(), document.RootElement.GetProperty("request_id").GetString());
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Coffer_Error_IsJsonThatCallsItselfXml()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCoffer);

        using var answer = await session.SendAsync(HttpMethod.Get, "missing");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(["Code", "Message", "Resource", "RequestId", "TraceId"], document.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("ObjectNotExists", document.RootElement.GetProperty("Code").GetString());
        Assert.Equal("application/xml", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task S3_Error_HasBothIds()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);

        using var answer = await session.SendAsync(HttpMethod.Get, "missing");
        var root = XElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(answer.Headers.GetValues("x-amz-request-id").Single(), (string?)root.Element("RequestId"));
        Assert.Equal(answer.Headers.GetValues("x-amz-id-2").Single(), (string?)root.Element("HostId"));
    }

    [Fact]
    public async Task AStoreOfOnesOwn_SpeaksAsS3_WithItsOwnHeaders()
    {
        var obs = new StorageProvider("HuaweiObs") { RequestIdHeaders = ["x-obs-request-id"], ServerNames = ["OBS"] };
        await using var session = await EmulatorSession.StartAsync(obs);
        session.Store("source", "hello");

        using var missing = await session.SendAsync(HttpMethod.Get, "missing");
        using var copy = await session.SendAsync(HttpMethod.Put, "copy", ("x-obs-copy-source", "/examplebucket-1250000000/source"));

        Assert.True(missing.Headers.Contains("x-obs-request-id"));
        Assert.Equal("OBS", missing.Headers.Server.ToString());
        Assert.Contains("<CopyObjectResult", await copy.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("hello", session.Stored("copy"));
    }

    [Theory]
    [InlineData("GET", "key?acl", "NotImplemented")]
    [InlineData("PUT", "key?tagging", "NotImplemented")]
    [InlineData("GET", "?lifecycle", "NotImplemented")]
    [InlineData("PATCH", "key", "MethodNotAllowed")]
    [InlineData("POST", "key", "MethodNotAllowed")]
    public async Task WhatTheEmulatorDoesNotKnow_IsRefused_NotTakenForSomethingElse(string method, string uri, string code)
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        session.Store("key", "hello");

        using var answer = await session.SendAsync(new HttpMethod(method), uri);

        Assert.Contains($"<Code>{code}</Code>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("hello", session.Stored("key"));
    }
}
