using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

public class SomeKeysTests
{
    [Theory]
    [InlineData("TencentCos", "false", 1)]
    [InlineData("S3", "false", 1)]
    [InlineData("AlibabaOss", "false", 1)]
    [InlineData("AlibabaOss", "true", 0)]
    [InlineData("S3", "true", 0)]
    public async Task XmlStore_TellsEachKeyThatFailed_AndDeletesTheOthers(string store, string quiet, int deleted)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        session.Store("a", "x");
        session.Store("b", "x");
        session.Emulator.On(HttpMethod.Post, query: "delete").Answer(Fault.SomeKeys("AccessDenied", "b", "unasked"));

        using var answer = await session.PostAsync("?delete", $"<Delete><Quiet>{quiet}</Quiet><Object><Key>a</Key></Object><Object><Key>b</Key></Object></Delete>");
        var root = XElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var error = Assert.Single(root.Elements(), element => element.Name.LocalName == "Error");
        Assert.Equal(["Key", "Code", "Message"], error.Elements().Select(element => element.Name.LocalName));
        Assert.StartsWith("bAccessDenied", error.Value, StringComparison.Ordinal);
        Assert.Equal(deleted, root.Elements().Count(element => element.Name.LocalName == "Deleted"));
        Assert.Null(session.Stored("a"));
        Assert.NotNull(session.Stored("b"));
    }

    [Fact]
    public async Task QingStor_TellsThemAsErrors()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.QingStor);
        session.Store("a", "x");
        session.Emulator.Faults.Next(Fault.SomeKeys("permission_denied", "a"));

        using var answer = await session.PostAsync("?delete", """{"objects":[{"key":"a"},{"key":"b"}]}""");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        var error = Assert.Single(document.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal("permission_denied", error.GetProperty("code").GetString());
        Assert.Equal("b", Assert.Single(document.RootElement.GetProperty("deleted").EnumerateArray()).GetProperty("key").GetString());
        Assert.NotNull(session.Stored("a"));
    }

    [Fact]
    public void WithoutKeys_IsRefused() => Assert.Throws<ArgumentException>(() => Fault.SomeKeys("AccessDenied"));
}
