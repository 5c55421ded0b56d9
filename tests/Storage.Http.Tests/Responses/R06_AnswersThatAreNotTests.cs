using Storage.Http.Tests.Scenarios;

namespace Storage.Http.Tests.Responses;

/// <summary>R6: everything else is handed on untouched.</summary>
public class R06_AnswersThatAreNotTests
{
    const string ErrorDocument = "<?xml version='1.0'?>\n<Error><Code>SlowDown</Code><Message>m</Message></Error>";
    const string Listing = "<?xml version='1.0'?>\n<ListBucketResult><Name>b</Name><Contents><Key>&lt;Error&gt;</Key></Contents></ListBucketResult>";

    [Theory]
    [InlineData("https://store.example.com/key")]
    [InlineData("https://store.example.com/")]
    [InlineData("https://store.example.com/key?versionId=1")]
    [InlineData("https://store.example.com/bucket/key?acl")]
    [InlineData("https://store.example.com/key?prefix=x")]
    [InlineData("https://store.example.com/a/b/c?list-type=2")]
    [InlineData("https://bucket-1250000000.cos.ap-guangzhou.myqcloud.com/key?acl&q-signature=1")]
    [InlineData("https://cos.ap-guangzhou.myqcloud.com/bucket/key?tagging")]
    [InlineData("http://127.0.0.1:9000/bucket/key?uploads")]
    public async Task A_stored_error_document_is_the_users_own_and_stays_a_success(string uri)
    {
        var exchange = Exchange.Get(uri).Answers(200, ErrorDocument);

        Assert.Null(await exchange.ReadAsync());
        Assert.Equal(200, (int)exchange.Response.StatusCode);
        Assert.Equal(0, exchange.Body!.Reads);
        Assert.Equal(ErrorDocument, await exchange.CallerGetsAsync());
    }

    [Theory]
    [InlineData("https://bucket.example.com/")]
    [InlineData("https://bucket.example.com/?versionId=1")]
    [InlineData("https://bucket.example.com/?unknown")]
    public void A_GET_of_a_root_without_a_key_of_the_buckets_own_is_not(string uri) =>
        Assert.False(Exchange.Get(uri).Answers(200, ErrorDocument).NeedsReading());

    [Theory]
    [InlineData("PUT", 200)]
    [InlineData("POST", 204)]
    [InlineData("PUT", 203)]
    [InlineData("DELETE", 204)]
    [InlineData("DELETE", 200)]
    [InlineData("HEAD", 200)]
    [InlineData("OPTIONS", 200)]
    [InlineData("PATCH", 200)]
    public void Ordinary_answers_without_a_body_are_handed_on(string method, int status)
    {
        var exchange = Exchange.Get();
        exchange.Request.Method = new(method);

        Assert.False(exchange.Answers(status).NeedsReading());
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("PROPFIND")]
    public async Task Bodies_of_other_methods_are_not_read(string method)
    {
        var exchange = Exchange.Get();
        exchange.Request.Method = new(method);
        exchange.Answers(200, ErrorDocument);

        Assert.False(exchange.NeedsReading());
        Assert.Null(await exchange.ReadAsync());
        Assert.Equal(0, exchange.Body!.Reads);
    }

    [Fact]
    public async Task A_large_GET_streams_through_untouched()
    {
        const long Size = 1L << 30;
        var chunk = new string('x', 64 * 1024);
        var body = new AnswerBody().ThenRepeats(chunk, Size / chunk.Length);
        var exchange = Exchange.Get().By(StorageProvider.TencentCos).Answers(200, body);
        var content = exchange.Response.Content;

        Assert.Null(await exchange.ReadAsync());
        Assert.Same(content, exchange.Response.Content);
        Assert.Equal(0, body.Reads);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var got = Drain(await content.ReadAsStreamAsync());
        Assert.Equal(Size, got);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20, "The bytes pile up somewhere.");

        static long Drain(Stream stream)
        {
            var buffer = new byte[64 * 1024];
            long total = 0;
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                total += read;
            }

            return total;
        }
    }

    [Fact]
    public void What_needs_no_reading_allocates_nothing()
    {
        var exchanges = new[]
        {
            Exchange.Get().By(StorageProvider.TencentCos).Answers(200, "x").With("ETag", "\"1\"").With("x-cos-request-id", "1"),
            Exchange.Get("https://bucket.oss-cn-hangzhou.aliyuncs.com/a/b?Expires=1&OSSAccessKeyId=2&Signature=3").Answers(200, "x"),
            Exchange.Get("https://bucket.example.com/key?versionId=2&response-content-type=x").Answers(200, "x"),
            Exchange.Put().Answers(200).With("ETag", "\"1\""),
            Exchange.Head().Answers(200),
        };
        foreach (var exchange in exchanges)
        {
            var reader = exchange.Reader();
            Assert.False(reader.NeedsReading(exchange.Request, exchange.Response));

            Assert.Equal(0, Allocation.OfRuns(() => reader.NeedsReading(exchange.Request, exchange.Response)));
        }
    }
}
