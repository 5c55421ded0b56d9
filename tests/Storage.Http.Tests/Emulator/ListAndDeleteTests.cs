using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace Storage.Http.Tests.Emulator;

public class ListAndDeleteTests
{
    [Theory]
    [InlineData("TencentCos")]
    [InlineData("AlibabaOss")]
    [InlineData("S3")]
    public async Task List_OfAnXmlStore_GroupsByDelimiter(string store)
    {
        await using var session = await StartWithKeysAsync(store);

        using var answer = await session.SendAsync(HttpMethod.Get, "?prefix=p/&delimiter=/");
        var root = XElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("ListBucketResult", root.Name.LocalName);
        Assert.Equal(["p/1", "p/2"], Values(root, "Contents", "Key"));
        Assert.Equal(["p/q/"], Values(root, "CommonPrefixes", "Prefix"));
        Assert.Equal("false", Value(root, "IsTruncated"));
    }

    [Fact]
    public async Task List_PageByPage_BringsEveryKeyOnce()
    {
        await using var session = await StartWithKeysAsync("TencentCos");
        List<string> keys = [];
        for (string? marker = ""; marker is not null;)
        {
            using var answer = await session.SendAsync(HttpMethod.Get, $"?max-keys=2&marker={Uri.EscapeDataString(marker)}");
            var root = XElement.Parse(await answer.Content.ReadAsStringAsync());
            keys.AddRange(Values(root, "Contents", "Key"));
            marker = Value(root, "IsTruncated") == "true" ? Value(root, "NextMarker") : null;
        }

        Assert.Equal(["a", "p/1", "p/2", "p/q/3", "p/q/4"], keys);
    }

    [Fact]
    public async Task List_SecondVersion_UsesTokens()
    {
        await using var session = await StartWithKeysAsync("S3");

        using var first = await session.SendAsync(HttpMethod.Get, "?list-type=2&max-keys=2&delimiter=/");
        var page = XElement.Parse(await first.Content.ReadAsStringAsync());
        using var second = await session.SendAsync(HttpMethod.Get, "?list-type=2&start-after=p/2");

        Assert.Equal("2", Value(page, "KeyCount"));
        Assert.Equal(["a"], Values(page, "Contents", "Key"));
        Assert.Equal(["p/"], Values(page, "CommonPrefixes", "Prefix"));
        Assert.Equal(["p/q/3", "p/q/4"], Values(XElement.Parse(await second.Content.ReadAsStringAsync()), "Contents", "Key"));
    }

    [Fact]
    public async Task List_OfQingStor_IsJson_WithNumbers()
    {
        await using var session = await StartWithKeysAsync("QingStor");

        using var answer = await session.SendAsync(HttpMethod.Get, "?prefix=p/&delimiter=/&limit=2");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var root = document.RootElement;

        Assert.Equal(["p/1", "p/2"], root.GetProperty("keys").EnumerateArray().Select(item => item.GetProperty("key").GetString()));
        Assert.Equal(1, root.GetProperty("keys")[0].GetProperty("size").GetInt32());
        Assert.True(root.GetProperty("has_more").GetBoolean());
        Assert.Equal("p/2", root.GetProperty("next_marker").GetString());
    }

    [Fact]
    public async Task List_OfCoffer_IsJson()
    {
        await using var session = await StartWithKeysAsync("TencentCoffer");

        using var answer = await session.SendAsync(HttpMethod.Get, "?prefix=p/q");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("examplebucket-1250000000", document.RootElement.GetProperty("Name").GetString());
        Assert.Equal(["p/q/3", "p/q/4"], document.RootElement.GetProperty("Contents").EnumerateArray().Select(item => item.GetProperty("Key").GetString()));
    }

    [Fact]
    public async Task List_EncodedKeys_SurviveCharactersThatXmlForbids()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Store("a\u0001b", "x");

        using var encoded = await session.SendAsync(HttpMethod.Get, "?encoding-type=url");
        using var plain = await session.SendAsync(HttpMethod.Get, "");

        Assert.Contains("<Key>a%01b</Key>", await encoded.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("<Key>a&#x1;b</Key>", await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TencentCos", "<DeleteResult />")]
    [InlineData("S3", "<DeleteResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\" />")]
    [InlineData("AlibabaOss", "")]
    public async Task DeleteMultiple_OfAnXmlStore_ListsTheKeys_OrKeepsQuiet(string store, string quietEnd)
    {
        await using var session = await StartWithKeysAsync(store);

        using var loud = await session.PostAsync("?delete", "<Delete><Object><Key>a</Key></Object><Object><Key>missing</Key></Object></Delete>");
        using var quiet = await session.PostAsync("?delete", "<Delete xmlns=\"http://example.test/\"><Quiet>true</Quiet><Object><Key>p/1</Key></Object></Delete>");

        var root = XElement.Parse(await loud.Content.ReadAsStringAsync());
        Assert.Equal("DeleteResult", root.Name.LocalName);
        Assert.Equal(["a", "missing"], Values(root, "Deleted", "Key"));
        Assert.EndsWith(quietEnd, (await quiet.Content.ReadAsStringAsync()).TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(quietEnd.Length == 0, quiet.Content.Headers.ContentLength == 0);
        Assert.Equal(["p/2", "p/q/3", "p/q/4"], session.Emulator.Objects.List(session.Provider).Select(item => item.Key));
    }

    [Fact]
    public async Task DeleteMultiple_OfQingStor_IsJson()
    {
        await using var session = await StartWithKeysAsync("QingStor");

        using var answer = await session.PostAsync("?delete", """{"quiet":false,"objects":[{"key":"a"},{"key":"p/1"}]}""");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(["a", "p/1"], document.RootElement.GetProperty("deleted").EnumerateArray().Select(item => item.GetProperty("key").GetString()));
        Assert.Equal(0, document.RootElement.GetProperty("errors").GetArrayLength());
        Assert.Equal(3, session.Emulator.Objects.List(session.Provider).Count);
    }

    [Theory]
    [InlineData("QingStor", "{\"objects\":[", "invalid_json")]
    [InlineData("QingStor", "[]", "invalid_json")]
    [InlineData("S3", "<Delete><Object></Object></Delete>", "MalformedXML")]
    [InlineData("S3", "<!DOCTYPE Delete [<!ENTITY e \"a\">]><Delete><Object><Key>&e;</Key></Object></Delete>", "MalformedXML")]
    [InlineData("S3", "<!DOCTYPE Delete SYSTEM \"http://127.0.0.1:1/x.dtd\"><Delete><Object><Key>a</Key></Object></Delete>", "MalformedXML")]
    [InlineData("TencentCoffer", "<Delete/>", "MethodNotAllowed")]
    public async Task DeleteMultiple_Malformed_IsRefused(string store, string body, string code)
    {
        await using var session = await StartWithKeysAsync(store);

        using var answer = await session.PostAsync("?delete", body);

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(5, session.Emulator.Objects.List(session.Provider).Count);
    }

    [Theory]
    [InlineData("TencentCos", "NoSuchBucket", "BucketNotEmpty", 200)]
    [InlineData("QingStor", "bucket_not_exists", "bucket_not_empty", 201)]
    [InlineData("TencentCoffer", "NoSuchCoffer", "CofferNotEmpty", 200)]
    public async Task Buckets_WhenNotMadeByThemselves_AreCreatedAndDeleted(string store, string missing, string notEmpty, int created)
    {
        await using var session = await EmulatorSession.StartAsync(store, options => options.AutoCreateBuckets = false);

        using var early = await session.PutAsync("key", "x");
        using var create = await session.SendAsync(HttpMethod.Put, "");
        using var put = await session.PutAsync("key", "x");
        using var full = await session.SendAsync(HttpMethod.Delete, "");
        using var delete = await session.SendAsync(HttpMethod.Delete, "key");
        using var empty = await session.SendAsync(HttpMethod.Delete, "");
        using var head = await session.SendAsync(HttpMethod.Head, "");

        Assert.Contains(missing, await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(created, (int)create.StatusCode);
        Assert.True(put.IsSuccessStatusCode);
        Assert.Contains(notEmpty, await full.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, empty.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, head.StatusCode);
    }

    static async Task<EmulatorSession> StartWithKeysAsync(string store)
    {
        var session = await EmulatorSession.StartAsync(store);
        foreach (var key in (string[])["p/q/4", "p/2", "a", "p/q/3", "p/1"])
        {
            session.Store(key, "x");
        }

        return session;
    }

    static string? Value(XElement root, string name) => root.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    static IEnumerable<string> Values(XElement root, string parent, string child) =>
        root.Elements().Where(element => element.Name.LocalName == parent).Select(element => Value(element, child)!);
}
