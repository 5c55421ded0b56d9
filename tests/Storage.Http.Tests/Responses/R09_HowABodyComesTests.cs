using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Storage.Http.Tests.Responses;

/// <summary>R9: in pieces or at once, compressed or in another encoding, announced or not, read synchronously or not: the verdict is the same.</summary>
public class R09_HowABodyComesTests
{
    static readonly string[] Seeds =
    [
        "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>SlowDown</Code>\n\t<Message>a &amp; é</Message>\n\t<RequestId>1</RequestId>\n</Error>",
        "  <s:Error xmlns:s='x'><s:Code><![CDATA[InternalError]]></s:Code><!-- c --><s:Key>中文</s:Key></s:Error>",
        "<DeleteResult><Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>SlowDown</Code></Error></DeleteResult>",
        "<CopyObjectResult><ETag>\"1\"</ETag></CopyObjectResult>",
        "<ListBucketResult><Name>b</Name></ListBucketResult>",
        """{"code":"internal_error","message":"a é","request_id":"1"}""",
        """{"deleted":[{"key":"a"}],"errors":[{"key":"b","code":"internal_error"}]}""",
        "plain text", "",
    ];

    static readonly string[] Scraps = ["<", ">", "/", "\"", "</Error>", "<Error>", "<!--", "-->", "]]>", "<?", "{", "}", "\\", " ", "\n", "x"];

    static Gen<string> Documents { get; } =
        from seed in Gen.Elements(Seeds)
        from place in Gen.Choose(0, seed.Length)
        from edit in Gen.Elements(0, 0, 1, 2)
        from scrap in Gen.Elements(Scraps)
        let document = edit switch { 1 => seed[..place], 2 => seed.Insert(place, scrap), _ => seed }

        // One byte alone is nothing yet, as it may be half of a character.
        where document.Length != 1
        select document;

    [Fact]
    public void The_verdict_is_the_same() => Properties.Hold(Documents.Zip(Gen.Choose(0, Exchange.Kinds - 1)).Zip(Gen.Choose(1, 40)), 1000, test =>
    {
        var ((document, kind), size) = test;
        var bytes = Encoding.UTF8.GetBytes(document);
        var expected = Read(kind, new AnswerBody().Then(bytes), async: true);

        Assert.Equal(expected, Read(kind, new AnswerBody().Then(bytes), async: false));
        Assert.Equal(expected, Read(kind, Chunks(bytes, size), async: true));
        Assert.Equal(expected, Read(kind, Chunks(bytes, size), async: true, length: bytes.Length));
        Assert.Equal(expected, Read(kind, Chunks(Compression.Gzip(document), size), async: true, coding: "gzip"));
        Assert.Equal(expected, Read(kind, Chunks(Compression.Brotli(document), size), async: false, coding: "br"));
        Assert.Equal(expected, Read(kind, Chunks([.. Encoding.UTF8.Preamble, .. bytes], size), async: true));
        Assert.Equal(expected, Read(kind, Chunks([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(document)], size), async: true));
        Assert.Equal(expected, Read(kind, Chunks([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(document)], size), async: false));
    });

    static AnswerBody Chunks(byte[] bytes, int size) => bytes.Chunk(size).Aggregate(new AnswerBody(), (body, chunk) => body.Then(chunk));

    static string Read(int kind, AnswerBody body, bool async, string? coding = null, int? length = null)
    {
        var exchange = Exchange.OfKind(kind).AnswersWith(body);
        if (coding is not null)
        {
            exchange.With("Content-Encoding", coding);
        }

        exchange.Response.Content.Headers.ContentLength = length;
        var error = exchange.ReadAsync(async).GetAwaiter().GetResult();
        return error is null
            ? "good"
            : $"{error.Provider} {error.Code} {error.Kind} {error.Message} {error.RequestId} {error.StatusCode} {error.WireStatusCode} {error.IsEmbedded} "
                + string.Join(',', error.Items.Select(item => $"{item.Key}={item.Code}")) + string.Join(',', error.Details.Select(pair => $"{pair.Key}={pair.Value}"));
    }
}
