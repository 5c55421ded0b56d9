using System.Text;
using Storage.Http.Emulator;

namespace Storage.Http.Tests.Emulator;

public class RawServerTests
{
    const string Good = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    [Fact]
    public async Task Answers_GoOutByteByByte_InOrder()
    {
        await using var server = RawServer.Start(RawAnswer.Of("HTTP/1.1 2", "00 OK\r\nx: \u00ff\r\n\r\n", "a"), RawAnswer.Of((byte[])[0, 255]));

        using var first = await WireClient.SendAsync(server.BaseAddress);
        using var second = await WireClient.SendAsync(server.BaseAddress);

        Assert.True(await first.ReadToEndAsync());
        Assert.True(await second.ReadToEndAsync());
        Assert.Equal("HTTP/1.1 200 OK\r\nx: \u00ff\r\n\r\na", first.Received);
        Assert.Equal("\0\u00ff", second.Received);
    }

    [Fact]
    public async Task Requests_AreKeptByteByByte()
    {
        await using var server = RawServer.Start(RawAnswer.Of(Good).Then(RawEnd.NextRequest), RawAnswer.Of(Good));
        using var client = await WireClient.ConnectAsync(server.BaseAddress);

        await client.SendAsync("PUT /a%2Fb?x HTTP/1.1\r\nhOst: x\r\ncontent-length: 5\r\n\r\nhello");
        await client.ReadUntilAsync("ok");
        await client.SendAsync("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;ext\r\nabc\r\n0\r\nTrailer: 1\r\n\r\n");
        await client.ReadToEndAsync();

        Assert.Equal("PUT /a%2Fb?x HTTP/1.1\r\nhOst: x\r\ncontent-length: 5\r\n\r\n", server.Requests[0].HeadText);
        Assert.Equal("hello"u8.ToArray(), server.Requests[0].Body.ToArray());
        Assert.Equal("3;ext\r\nabc\r\n0\r\nTrailer: 1\r\n\r\n", Encoding.ASCII.GetString(server.Requests[1].Body.Span));
        Assert.All(server.Requests, request => Assert.True(request.IsComplete));
        Assert.All(server.Requests, request => Assert.Equal(1, request.Connection));
        Assert.Equal("PUT /a%2Fb?x HTTP/1.1", server.Requests[0].ToString());
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Requests_ThatComeInPieces_AreReadWhole()
    {
        await using var server = RawServer.Start(RawAnswer.Of(Good));
        using var client = await WireClient.ConnectAsync(server.BaseAddress);

        foreach (var piece in (string[])["PUT / HTTP/1.1\r", "\nTransfer-Encoding: chunked\r\n\r", "\n1", "0\r\n0123456789", "abcdef\r", "\n0\r\n", "\r\n"])
        {
            await client.SendAsync(piece);
        }

        await client.ReadToEndAsync();
        Assert.Equal("10\r\n0123456789abcdef\r\n0\r\n\r\n", Encoding.ASCII.GetString(Assert.Single(server.Requests).Body.Span));
    }

    [Fact]
    public async Task ServesAnHttpClient_ThatKeepsItsConnection()
    {
        await using var server = RawServer.Start(RawAnswer.Of(Good).Then(RawEnd.NextRequest), RawAnswer.Of(Good).Then(RawEnd.NextRequest));
        using var client = new HttpClient { BaseAddress = server.BaseAddress };

        Assert.Equal("ok", await client.GetStringAsync("one"));
        using var second = await client.PutAsync("two", new StringContent("hello"));

        Assert.Equal("ok", await second.Content.ReadAsStringAsync());
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData(RawEnd.Close, true)]
    [InlineData(RawEnd.Reset, false)]
    public async Task End_InTheHeader_ClosesOrResets(RawEnd end, bool expected)
    {
        await using var server = RawServer.Start(RawAnswer.Of("HTTP/1.1 200 OK\r\nContent-Le").Then(end));

        using var client = await WireClient.SendAsync(server.BaseAddress);
        var graceful = await client.ReadToEndAsync();

        Assert.Equal(expected, graceful);
        Assert.Equal("HTTP/1.1 200 OK\r\nContent-Le", client.Received);
    }

    [Fact]
    public async Task Hold_StaysOpenUntilTheServerEnds()
    {
        var server = RawServer.Start(RawAnswer.Of("HTTP/1.1 200 OK\r\n").Then(RawEnd.Hold));

        using var client = await WireClient.SendAsync(server.BaseAddress);
        await client.ReadUntilAsync("OK\r\n");

        Assert.False(client.HasSomething);
        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        await client.ReadToEndAsync();
        Assert.Equal("HTTP/1.1 200 OK\r\n", client.Received);
    }

    [Fact]
    public async Task AfterRequestBody_AnswersBeforeTheRestIsRead()
    {
        await using var server = RawServer.Start(RawAnswer.Of("HTTP/1.1 503 Slow\r\n\r\n").AfterRequestBody(3).Then(RawEnd.Hold), RawAnswer.Nothing.AfterRequestBody(0).Then(RawEnd.Reset));
        using var client = await WireClient.SendAsync(server.BaseAddress, "PUT", "Content-Length: 100\r\n", "");
        await client.SendAsync("hello");
        await client.ReadUntilAsync("503");
        using var reset = await WireClient.SendAsync(server.BaseAddress, "PUT", body: "hello");

        Assert.False(await reset.ReadToEndAsync());
        Assert.Empty(reset.Received);
        Assert.Equal("hel"u8.ToArray(), server.Requests[0].Body.ToArray());
        Assert.False(server.Requests[0].IsComplete);
        Assert.Empty(server.Requests[1].Body.ToArray());
    }

    [Fact]
    public async Task Every_WaitsBetweenPieces_ByTheServersClock()
    {
        var time = new FakeTimeProvider { SkipDelays = true };
        await using var server = RawServer.Start([RawAnswer.Of("a", "b", "c").Every(TimeSpan.FromMinutes(1))], time);

        using var client = await WireClient.SendAsync(server.BaseAddress);
        await client.ReadToEndAsync();

        Assert.Equal("abc", client.Received);
        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)], time.Delays);
    }

    [Fact]
    public async Task WithoutAnAnswerLeft_SaysSo_UntilOneIsAdded()
    {
        await using var server = RawServer.Start();

        using var first = await WireClient.SendAsync(server.BaseAddress);
        await first.ReadToEndAsync();
        server.Add(RawAnswer.Of(Good));
        using var second = await WireClient.SendAsync(server.BaseAddress);
        await second.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 501 No answer left", first.Received, StringComparison.Ordinal);
        Assert.Equal(Good, second.Received);
    }

    [Fact]
    public void Answers_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RawAnswer.Of(Good).Then((RawEnd)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => RawAnswer.Of(Good).Every(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => RawAnswer.Of(Good).AfterRequestBody(-1));
    }
}
