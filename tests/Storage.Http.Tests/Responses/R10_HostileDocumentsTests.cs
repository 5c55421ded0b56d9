using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>R10: bombs, depth and answers without an end.</summary>
public class R10_HostileDocumentsTests
{
    const int Limit = 64 * 1024;

    [Fact]
    public async Task Entities_are_never_expanded_and_nothing_outside_is_fetched()
    {
        const string Bomb = """
            <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
            <Error><Code>SlowDown</Code><Message>&c;&c;&c;</Message></Error>
            """;
        const string External = """<!DOCTYPE Error SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><Error><Code>SlowDown</Code><Message>&x;</Message></Error>""";
        foreach (var body in new[] { Bomb, External })
        {
            var exchange = Exchange.Get().Answers(503, body);

            var error = await exchange.ErrorAsync();

            Assert.Null(error.Code);
            Assert.Null(error.Message);
            Assert.Equal(StorageErrorKind.Transient, error.Kind);
            Assert.Equal(body, await exchange.CallerGetsAsync());
        }
    }

    public static TheoryData<string, string, string> Deep => new()
    {
        { "<Error><Code>SlowDown</Code><D>", "<a>", "</a>" },
        { "<Error><Code>SlowDown</Code><D>", "<a b='1'>", "</a>" },
        { """{"code":"SlowDown","d":""", "[", "]" },
        { """{"code":"SlowDown","d":""", """{"a":""", "}" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public async Task Ten_thousand_levels_cost_a_counter(string start, string open, string close)
    {
        foreach (var closed in new[] { true, false })
        {
            var levels = string.Concat(Enumerable.Repeat(open, 10_000)) + (closed ? string.Concat(Enumerable.Repeat(close, 10_000)) : "");
            var exchange = Exchange.Get().Answers(503, start + levels);
            exchange.Limits = exchange.Limits with { MaxErrorBodyBytes = 1 << 20 };

            Assert.Equal("SlowDown", (await exchange.ErrorAsync()).Code);
        }

        var root = Exchange.Get().Answers(503, string.Concat(Enumerable.Repeat(open, 10_000)));
        Assert.Null((await root.ErrorAsync()).Code);
    }

    public static TheoryData<string, string> Endless => new()
    {
        { "", " " },
        { "<?xml version='1.0'?>", " \n" },
        { "<!-- ", "-" },
        { "<?", "?" },
        { "<", "a" },
        { "<Error>", "<Code>" },
        { "<Error>", "<Code>x</Code>" },
        { "<Error><Code>", "SlowDown" },
        { "<Error><Message>", "&amp;" },
        { "<Error><Message>", "&" },
        { "<Error><Message>", "<" },
        { "<Error>", "&" },
        { "<Error>", "<" },
        { "<Error>", "<a>&</a>" },
        { "<Error><Message>", "<!-- x -->" },
        { "<Error><Message>", "<![CDATA[" },
        { "<Error ", "a='" },
        { "<DeleteResult>", "<Error><Code>x</Code></Error>" },
        { "{", "\"a\":" },
        { "{\"message\":\"", "\\" },
        { "{\"message\":\"", "\\\"" },
        { "{\"message\":\"x\"", "," },
        { "{", "\"a\\n\":\"\\n\"," },
        { "{\"a\":[", "\\" },
        { "{\"a\":[", "\"\\\"\"," },
        { "{\"a\":", "[1,{\"b\":" },
        { "{\"errors\":[", "{\"code\":\"x\"}," },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public void An_endless_answer_is_read_to_the_limit_and_streams_on(string start, string repeated)
    {
        foreach (var request in Enumerable.Range(0, Exchange.Kinds))
        {
            var body = AnswerBody.Of(start).ThenRepeats(repeated, long.MaxValue);
            var exchange = Exchange.OfKind(request).AnswersWith(body);

            var before = GC.GetAllocatedBytesForCurrentThread();
            exchange.Read();
            var spent = GC.GetAllocatedBytesForCurrentThread() - before;

            Assert.InRange(body.BytesRead, 0, Limit);
            Assert.True(spent < 20 * Limit, $"{spent} bytes were allocated.");
            var stream = exchange.Response.Content.ReadAsStream();
            var got = new byte[2 * Limit];
            stream.ReadExactly(got);
            Assert.StartsWith(start + repeated, Encoding.UTF8.GetString(got), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_hundred_megabytes_of_blanks_are_held_to_the_limit()
    {
        const long Size = 100_000_000;
        foreach (var exchange in new[] { Exchange.Get(), Exchange.Complete(), Exchange.Post("https://store.example.com/jobs") })
        {
            var body = new AnswerBody().ThenRepeats(new string(' ', 10_000), Size / 10_000).Then([.. "<Error><Code>SlowDown</Code></Error>"u8]);
            exchange.Answers(exchange.Request.Method == HttpMethod.Get ? 503 : 200, body);

            var before = GC.GetAllocatedBytesForCurrentThread();
            var verdict = exchange.Read();
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 * Limit, "More than the limit is held.");

            Assert.Equal(exchange.Request.Method == HttpMethod.Get ? StorageErrorKind.Transient : null, verdict?.Kind);
            Assert.InRange(body.BytesRead, 1, Limit);
            Assert.Equal(Size + 36, Length(exchange.Response.Content.ReadAsStream()));
        }

        static long Length(Stream stream)
        {
            var buffer = new byte[100_000];
            long total = 0;
            for (int read; (read = stream.Read(buffer)) > 0; total += read)
            {
            }

            return total;
        }
    }
}
