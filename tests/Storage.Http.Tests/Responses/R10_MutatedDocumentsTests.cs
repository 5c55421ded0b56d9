using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Storage.Http.Tests.Responses;

/// <summary>R10: whatever comes, there is a verdict within the limits, and the caller gets every byte.</summary>
public class R10_MutatedDocumentsTests
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

    static Gen<Exchange> Requests { get; } = Gen.Choose(0, Exchange.Kinds - 1).Select(Exchange.OfKind);

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
                exchange.AnswersWith(body);
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

            exchange.AnswersWith(AnswerBody.Dripping(bytes)).With("Content-Encoding", coding);
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
