using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Storage.Http.Tests.Responses;

/// <summary>R10: whatever comes, there is a verdict within the limits, and the caller gets every byte.</summary>
public class R10_HostileDocumentsTests
{
    const int Limit = 64 * 1024;

    static readonly string[] Seeds =
    [
        "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>NoSuchKey</Code>\n\t<Message>a &amp; b</Message>\n\t<RequestId>1</RequestId>\n</Error>",
        "<a:Error xmlns:a=\"x\"><a:Code><![CDATA[SlowDown]]></a:Code><!-- c --><a:Message>m<?pi?></a:Message></a:Error>",
        "<DeleteResult><Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>SlowDown</Code><Message>m</Message></Error></DeleteResult>",
        "<CopyObjectResult><ETag>\"1\"</ETag><Progress>1</Progress></CopyObjectResult>",
        "<CompleteMultipartUploadResult><ETag>\"1\"</ETag></CompleteMultipartUploadResult>",
        """{"code":"internal_error","message":"a \"b\" \u00e9","request_id":"1","url":"http://x/"}""",
        """{"Error":{"Code":"SlowDown","Message":"m"},"RequestId":"1"}""",
        """{"deleted":[{"key":"a"}],"errors":[{"key":"b","code":"c","message":"d"}]}""",
    ];

    static readonly string[] Scraps =
    [
        "<", ">", "/", "\"", "'", "&", ";", "]]>", "<![CDATA[", "<!--", "-->", "<?", "?>", "<!DOCTYPE a [", "<!ENTITY x 'y'>", "&x;", "&#x0;", "</Error>", "<Error>", "<Code>",
        "</Code>", "{", "}", "[", "]", ":", ",", "\\", "\\u", "\\ud800", "\0", "\uFEFF", "\u0001", " ", "\n", "é",
    ];

    static Gen<byte[]> Documents { get; } =
        from seed in Gen.Elements(Seeds)
        from edits in Gen.ListOf(Gen.Choose(0, int.MaxValue).Zip(Gen.Choose(0, 5)))
        from cut in Gen.Choose(0, 3)
        select Mutate(Encoding.UTF8.GetBytes(seed), [.. edits.Take(6)], cut);

    static Gen<byte[]> Noise { get; } = Gen.ListOf(Gen.Choose(0, 255)).Select(bytes => bytes.Select(value => (byte)value).ToArray());

    static Gen<Exchange> Requests { get; } = Gen.Choose(0, 8).Select(Ask);

    [Fact]
    public void Mutated_cut_and_random_documents_never_throw_and_lose_no_byte() =>
        Properties.Hold(
            Gen.OneOf(Documents, Documents, Documents, Noise).Zip(Requests).Zip(Gen.Choose(1, 200).Zip(Gen.Elements(16, 50, 300, Limit))), 1500, test =>
            {
                var ((document, exchange), (chunk, limit)) = test;
                var body = new AnswerBody();
                foreach (var part in document.Chunk(chunk))
                {
                    body.Then(part);
                }

                exchange.Limits = exchange.Limits with { MaxErrorBodyBytes = limit };
                exchange.Response.Content = exchange.Answers((int)exchange.Response.StatusCode, body).Response.Content;
                Check(exchange, document, limit);
            });

    [Fact]
    public void Mutated_compressed_documents_never_throw_and_lose_no_byte() =>
        Properties.Hold(Documents.Zip(Requests).Zip(Gen.Elements("gzip", "deflate", "br").Zip(Gen.Choose(0, 10_000))), 500, test =>
        {
            var ((document, exchange), (coding, damage)) = test;
            var text = Encoding.Latin1.GetString(document);
            var bytes = coding switch { "gzip" => Compression.Gzip(text), "br" => Compression.Brotli(text), _ => Compression.Zlib(text) };
            if (bytes.Length > 0)
            {
                bytes[damage % bytes.Length] ^= (byte)damage;
            }

            exchange.Answers((int)exchange.Response.StatusCode, AnswerBody.Dripping(bytes)).With("Content-Encoding", coding);
            Check(exchange, bytes, Limit);
        });

    [Fact]
    public void Random_headers_never_throw() =>
        Properties.Hold(
            Gen.Elements("x-oss-err", "X-Cos-Error-Code", "X-ErrNo", "Retry-After", "x-oss-qos-delay-time", "Server", "x-amz-request-id", "x-minio-error-desc").Zip(Properties.Texts),
            1000,
            test =>
            {
                var exchange = Exchange.Head().Answers(500).With(test.Item1, test.Item2.ReplaceLineEndings(" ")).With("x-minio-error-code", "x");

                Assert.NotNull(exchange.Read());
            });

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
        { "<Error><Message>", "<!-- x -->" },
        { "<Error><Message>", "<![CDATA[" },
        { "<Error ", "a='" },
        { "<DeleteResult>", "<Error><Code>x</Code></Error>" },
        { "{", "\"a\":" },
        { "{\"message\":\"", "\\" },
        { "{\"errors\":[", "{\"code\":\"x\"}," },
    };

    [Theory]
    [MemberData(nameof(Endless))]
    public void An_endless_answer_is_read_to_the_limit_and_streams_on(string start, string repeated)
    {
        foreach (var request in Enumerable.Range(0, 9))
        {
            var body = AnswerBody.Of(start).ThenRepeats(repeated, long.MaxValue);
            var exchange = Ask(request).Answers((int)Ask(request).Response.StatusCode, body);

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

    static void Check(Exchange exchange, byte[] document, int limit)
    {
        var wire = (int)exchange.Response.StatusCode;
        var verdict = exchange.Read();

        Assert.InRange(exchange.Body!.BytesRead, 0, limit);
        Assert.True(verdict is not null || wire < 400, "A failed answer without a verdict.");
        Assert.True(verdict?.Code is null or { Length: > 0 and <= 256 }, "An odd code.");
        _ = verdict?.ToString();
        var got = new MemoryStream();
        exchange.Response.Content.ReadAsStream().CopyTo(got);
        Assert.Equal(document, got.ToArray());
    }

    static Exchange Ask(int which) => which switch
    {
        0 => Exchange.Get().Answers(503),
        1 => Exchange.Get().Answers(307),
        2 => Exchange.Copy("x-cos-copy-source").Answers(200),
        3 => Exchange.Complete().Answers(200),
        4 => Exchange.DeleteMultiple().Answers(200),
        5 => Exchange.Get("https://bucket.example.com/?list-type=2").Answers(200),
        6 => Exchange.Put().Answers(203),
        7 => Exchange.Put().Asking("Pic-Operations", "{}").Answers(200),
        _ => Exchange.Head().Answers(404).With("x-oss-err", "PEVycm9yPg"),
    };

    static byte[] Mutate(byte[] seed, (int Place, int Kind)[] edits, int cut)
    {
        var bytes = seed.ToList();
        foreach (var (place, kind) in edits)
        {
            var at = bytes.Count == 0 ? 0 : place % bytes.Count;
            switch (kind)
            {
                case 0 when bytes.Count > 0:
                    bytes.RemoveAt(at);
                    break;
                case 1 when bytes.Count > 0:
                    bytes[at] = (byte)(place >> 8);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.Skip(at).Take(place % 50).ToArray());
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[(place >> 4) % Scraps.Length]));
                    break;
            }
        }

        return [.. cut == 0 ? bytes.Take(edits.Length == 0 ? bytes.Count / 2 : edits[0].Place % (bytes.Count + 1)) : bytes];
    }
}
