using System.Net;
using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

public class FaultTimingTests
{
    [Theory]
    [InlineData("TencentCos", "   <?xml version='1.0' encoding='utf-8' ?>\n<Error>")]
    [InlineData("S3", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n   <Error>")]
    public async Task AfterBlanks_TheyDripOneByOne_WhereTheStoreSendsThem(string store, string start)
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        await using var session = await EmulatorSession.StartAsync(store, options => options.TimeProvider = time);
        session.Emulator.Faults.Next(Fault.Embedded("SlowDown").AfterBlanks(3, TimeSpan.FromSeconds(20)));

        using var client = await WireClient.SendAsync(new(session.Emulator.BaseAddress(session.Provider), "big?uploadId=1"), "POST", "Connection: close\r\n");
        await client.ReadToEndAsync();

        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(20), 3), time.Delays);
        Assert.Contains("1\r\n \r\n1\r\n \r\n1\r\n \r\n", client.Body, StringComparison.Ordinal);
        Assert.StartsWith(start, Unchunk(client.Body), StringComparison.Ordinal);
        Assert.EndsWith("\r\n0\r\n\r\n", client.Body, StringComparison.Ordinal);
        Assert.Contains("<Code>SlowDown</Code>", client.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterBlanks_OnAGoodAnswer_StaysGood()
    {
        await using var session = await EmulatorSession.StartAsync(StorageProvider.TencentCoffer);
        var upload = await MultipartCall.BeginAsync(session);
        await upload.PutPartAsync(1, "hello");
        session.Emulator.On(HttpMethod.Post, query: "uploadId").Answer(Fault.Pass.AfterBlanks(5, TimeSpan.Zero));

        using var complete = await upload.CompleteAsync(1);

        Assert.StartsWith("     {", await complete.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("hello", session.Stored("big"));
    }

    [Fact]
    public async Task Slow_SendsAFewBytesAtATime()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3, options => options.TimeProvider = time);
        session.Store("key", "0123456789");
        session.Emulator.Faults.Next(Fault.Slow(4, TimeSpan.FromSeconds(3)));

        using var answer = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal("0123456789", await answer.Content.ReadAsStringAsync());
        Assert.Equal([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)], time.Delays);
    }

    [Fact]
    public async Task After_WaitsByTheEmulatorsClock()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        await using var session = await EmulatorSession.StartAsync(StorageProvider.S3, options => options.TimeProvider = time);
        session.Emulator.Faults.Next(Fault.Error("SlowDown").After(TimeSpan.FromMinutes(1)));

        using var answer = await session.SendAsync(HttpMethod.Get, "key");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal([TimeSpan.FromMinutes(1)], time.Delays);
    }

    static string Unchunk(string body)
    {
        var text = new StringBuilder();
        while (body.IndexOf("\r\n", StringComparison.Ordinal) is > 0 and var line && Convert.ToInt32(body[..line], 16) is > 0 and var size)
        {
            text.Append(body, line + 2, size);
            body = body[(line + 4 + size)..];
        }

        return text.ToString();
    }
}
