using System.Text;

namespace Storage.Http.Tests.Responses;

/// <summary>R9: compressed bodies are unfolded for reading, within the limit.</summary>
public class R09_CompressedBodiesTests
{
    const string Error = "<Error><Code>SlowDown</Code><Message>m</Message></Error>";

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task Compressed_bodies_are_unfolded_for_reading_not_for_the_caller(string coding)
    {
        var bytes = coding switch
        {
            "deflate" => Compression.Zlib(Error),
            "raw deflate" => Compression.RawDeflate(Error),
            "br" => Compression.Brotli(Error),
            "identity" => Encoding.UTF8.GetBytes(Error),
            _ => Compression.Gzip(Error),
        };
        foreach (var body in new[] { new AnswerBody().Then(bytes), AnswerBody.Dripping(bytes) })
        {
            var exchange = Exchange.Get().Answers(503, body).With("Content-Encoding", coding == "raw deflate" ? "deflate" : coding);

            Assert.Equal("SlowDown", (await exchange.ErrorAsync()).Code);
            Assert.Equal(bytes, await exchange.Response.Content.ReadAsByteArrayAsync());
            Assert.Single(exchange.Response.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public async Task A_compressed_listing_is_not_held_back()
    {
        var listing = "<ListBucketResult>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<Key>{i * 7919}</Key>")) + "</ListBucketResult>";
        var bytes = Compression.Gzip(listing);
        var exchange = Exchange.Get("https://bucket.example.com/?list-type=2").Answers(200, AnswerBody.Dripping(bytes)).With("Content-Encoding", "gzip");

        Assert.Null(await exchange.ReadAsync());
        Assert.InRange(exchange.Body!.BytesRead, 1, 1024);
        Assert.Equal(bytes, await exchange.Response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_bomb_unfolds_to_the_limit_and_no_further()
    {
        var bomb = Compression.Gzip("<Error><Code>SlowDown</Code><Message>" + new string('x', 50_000_000) + "</Message></Error>");
        var exchange = Exchange.Get().Answers(503, bomb).With("Content-Encoding", "gzip");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = await exchange.ErrorAsync(async: false);
        var spent = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal("SlowDown", error.Code);
        Assert.Null(error.Message);
        Assert.True(spent < 1 << 20, $"{spent} bytes were allocated.");
    }

    static string Padded(int length) => length < Error.Length ? new('x', length) : Error + new string('y', length - Error.Length);
}
