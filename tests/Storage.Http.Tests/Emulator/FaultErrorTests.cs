using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

public class FaultErrorTests
{
    public static TheoryData<string> Stores => EmulatorSession.StoreNames;

    [Theory, MemberData(nameof(Stores))]
    public async Task Error_EveryRowOfTheStore_GoesOutWithItsStatusAndCode(string store)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        session.Store("key", "hello");
        var rows = session.Provider.Definitions;
        session.Emulator.Faults.Next([.. rows.Select(Fault.Error)]);
        Assert.NotEmpty(rows);

        foreach (var row in rows)
        {
            using var answer = await session.SendAsync(HttpMethod.Get, "key");
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(row.StatusCode is null || row.StatusCode == answer.StatusCode, row.ToString());
            Assert.Equal(row.Code, CodeOf(answer, body));
        }

        using var good = await session.SendAsync(HttpMethod.Get, "key");
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
    }

    [Theory]
    [InlineData("TencentCos", "SlowDown", 503)]
    [InlineData("AlibabaOss", "CallbackFailed", 203)]
    [InlineData("QingStor", "max_requests_exceeded", 400)]
    [InlineData("TencentCoffer", "DataSynchronization", 409)]
    public async Task Error_ByCode_TakesStatusAndMessageFromTheRow(string store, string code, int status)
    {
        await using var session = await EmulatorSession.StartAsync(store);
        session.Emulator.Faults.Next(Fault.Error(code));

        using var answer = await session.PutAsync("key", "hello");
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, CodeOf(answer, body));
        Assert.Contains(StorageErrorRegistry.Default.Find(session.Provider, code)!.Description.Split('\'')[0], body, StringComparison.Ordinal);
        Assert.Null(session.Stored("key"));
    }

    [Fact]
    public async Task Error_ByNumber_StandsInTheHeader()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        session.Emulator.Faults.Next(Fault.Error("-29214"));

        using var answer = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal("-29214", answer.Headers.GetValues("X-ErrNo").Single());
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.False(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Error_OfTheTestsOwnMaking_NeedsAStatus()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Error("NobodyKnowsThis", 418, "<short> & stout"));

        using var answer = await session.SendAsync(HttpMethod.Get, "key");
        var root = XElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(418, (int)answer.StatusCode);
        Assert.Equal("NobodyKnowsThis", (string?)root.Element("Code"));
        Assert.Equal("<short> & stout", (string?)root.Element("Message"));
        Assert.Throws<ArgumentException>(() => Fault.Error("NobodyKnowsThis"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Error("SlowDown", 99));
    }

    [Fact]
    public async Task Error_UnderHead_OfOss_StandsInTheHeader()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.AlibabaOss);
        session.Emulator.Faults.Next(Fault.Error("ServiceUnavailable", 503));

        using var answer = await session.SendAsync(HttpMethod.Head, "key");

        Assert.Contains("<Code>ServiceUnavailable</Code>", Encoding.UTF8.GetString(Convert.FromBase64String(answer.Headers.GetValues("x-oss-err").Single())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_WithHeaders_ReplacesAddsAndRemoves()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCos);
        var date = new DateTimeOffset(2026, 11, 21, 8, 0, 30, TimeSpan.Zero);
        session.Emulator.Faults.Next(
            Fault.Error("SlowDown").WithRetryAfter(TimeSpan.FromSeconds(1.2)),
            Fault.Error("SlowDown").WithRetryAfter(date),
            Fault.Error("SlowDown").WithDelayHint("x-oss-qos-delay-time", TimeSpan.FromMilliseconds(1500)),
            Fault.Error("SlowDown").WithHeader("x-cos-request-id", null).WithHeader("Server", "proxy").WithHeader("Content-Type", "text/html"));

        using var seconds = await session.SendAsync(HttpMethod.Get, "key");
        using var dated = await session.SendAsync(HttpMethod.Get, "key");
        using var hinted = await session.SendAsync(HttpMethod.Get, "key");
        using var changed = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(TimeSpan.FromSeconds(2), seconds.Headers.RetryAfter!.Delta);
        Assert.Equal(date, dated.Headers.RetryAfter!.Date);
        Assert.Equal("1500", hinted.Headers.GetValues("x-oss-qos-delay-time").Single());
        Assert.False(changed.Headers.Contains("x-cos-request-id"));
        Assert.Equal("proxy", changed.Headers.Server.ToString());
        Assert.Equal("text/html", changed.Content.Headers.ContentType!.ToString());
        Assert.Contains("<Code>SlowDown</Code>", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compressed_IsGzip_AndSaysSo()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Error("SlowDown").Compressed());

        using var answer = await session.SendAsync(HttpMethod.Get, "key");
        await using var gzip = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);

        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.Contains("<Code>SlowDown</Code>", await new StreamReader(gzip).ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScriptThatCannotBeCarriedOut_IsAnsweredWithWhy()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3);
        session.Emulator.Faults.Next(Fault.Error("SlowDown").WithHeader("x-broken", "a\r\nb"));

        using var answer = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.StartsWith("The emulator failed: ", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static string? CodeOf(HttpResponseMessage answer, string body)
    {
        if (answer.Headers.TryGetValues("X-ErrNo", out var number))
        {
            return number.Single();
        }

        if (body.StartsWith('{'))
        {
            using var document = JsonDocument.Parse(body);
            return (document.RootElement.TryGetProperty("code", out var lower) ? lower : document.RootElement.GetProperty("Code")).GetString();
        }

        return body.Length > 0 ? (string?)XElement.Parse(body).Element("Code") : null;
    }
}
