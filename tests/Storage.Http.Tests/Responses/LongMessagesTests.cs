using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>A long message stays among the bytes of its document until it is asked for, and nobody can tell.</summary>
public class LongMessagesTests
{
    const int Length = 50_000;

    static string Message { get; } = string.Concat(Enumerable.Range(0, Length / 10).Select(i => $"{i,7} é "));

    public static TheoryData<int, string> Documents => new()
    {
        { 503, $"<Error><Code>SlowDown</Code><Message>\n {Message}\n</Message><RequestId>1</RequestId></Error>" },
        { 503, $$"""{"code":"SlowDown","message":" {{Message}} ","request_id":"1"}""" },
        { 200, $"<Error><Code>SlowDown</Code><Message>{Message}</Message></Error>" },
        { 503, $"<Error><Code>SlowDown</Code><Message>a &lt; b {Message}</Message></Error>" },
        { 503, $$"""{"code":"SlowDown","message":"\"{{Message}}\""}""" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_long_message_is_all_there_after_its_answer_is_gone(int status, string document)
    {
        var exchange = Exchange.Copy().Answers(status, document);
        exchange.Limits = exchange.Limits with { MaxErrorBodyBytes = 1 << 20 };
        var error = await exchange.ErrorAsync();

        Assert.Equal(document, await exchange.CallerGetsAsync());
        exchange.Response.Dispose();
        var copy = error.WithMaybeApplied();

        Assert.Contains(Message.Trim(), error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, error.Message!.Trim());
        Assert.Equal(error.Message, copy.Message);
        Assert.Equal("SlowDown", error.Code);
    }

    [Fact]
    public async Task Who_asks_at_once_gets_the_same()
    {
        var error = await Exchange.Get().Answers(503, $"<Error><Message>{Message[..30_000]}</Message></Error>").ErrorAsync();

        var messages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => error.Message)));

        Assert.All(messages, message => Assert.Same(error.Message, message));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_long_message_may_come_compressed(string coding)
    {
        var document = $"<Error><Code>SlowDown</Code><Message>{Message}</Message></Error>";
        var exchange = Exchange.Get().Answers(503, coding == "br" ? Compression.Brotli(document) : Compression.Gzip(document)).With("Content-Encoding", coding);
        exchange.Limits = exchange.Limits with { MaxErrorBodyBytes = 1 << 20 };

        Assert.Equal(Message.Trim(), (await exchange.ErrorAsync()).Message);
    }

    [Fact]
    public async Task A_long_message_may_come_in_UTF_16()
    {
        var document = Encoding.Unicode.GetBytes($"<Error><Code>SlowDown</Code><Message>{Message[..20_000]}</Message></Error>");

        Assert.Equal(Message[..20_000].Trim(), (await Exchange.Get().Answers(503, document).ErrorAsync()).Message);
    }

    [Fact]
    public async Task A_long_message_in_a_header_outlives_the_buffer_it_was_decoded_in()
    {
        var document = $"<Error><Code>SlowDown</Code><Message>{Message[..30_000]}</Message></Error>";
        var header = Convert.ToBase64String(Encoding.UTF8.GetBytes(document));
        var error = await Exchange.Head().Answers(503).With("x-oss-err", header).ErrorAsync();
        await Exchange.Head().Answers(503).With("x-oss-err", Convert.ToBase64String(Encoding.UTF8.GetBytes(document.Replace('1', '2')))).ErrorAsync();

        Assert.Equal(Message[..30_000].Trim(), error.Message);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("&amp;", false)]
    [InlineData("</Message><Detail>as long again</Detail><Message>", true)]
    public async Task Only_what_is_plain_and_most_of_its_document_waits(string middle, bool waits)
    {
        var error = await Exchange.Get().Answers(503, $"<Error><Message>{Message[..20_000]}{middle}</Message></Error>").ErrorAsync();
        var small = await Exchange.Get().Answers(503, $"<Error><Message>{Message[..5000]}</Message><Detail>{Message[..20_000]}</Detail></Error>").ErrorAsync();

        Assert.Equal(waits, error.LateMessage is { IsValueCreated: false });
        Assert.Null(small.LateMessage);
        Assert.Equal(Message[..5000].Trim(), small.Message);
    }

    [Fact]
    public async Task The_first_message_stands_however_long_it_is()
    {
        var error = await Exchange.Get().Answers(503, $"<Error><Message>{Message[..30_000]}</Message><Message>second</Message></Error>").ErrorAsync();
        var other = await Exchange.Get().Answers(503, $"<Error><Message>first</Message><Message>{Message[..30_000]}</Message></Error>").ErrorAsync();

        Assert.Equal(Message[..30_000].Trim(), error.Message);
        Assert.Equal("first", other.Message);
    }
}
