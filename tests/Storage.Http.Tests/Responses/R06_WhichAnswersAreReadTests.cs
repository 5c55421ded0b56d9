namespace Storage.Http.Tests.Responses;

/// <summary>R6: which good answers are looked at, and how far.</summary>
public class R06_WhichAnswersAreReadTests
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
    [InlineData("https://bucket.example.com/?list-type=2")]
    [InlineData("https://bucket.example.com?list-type=2")]
    [InlineData("https://bucket-1250000000.cos.ap-guangzhou.myqcloud.com/?prefix=a%2Fb&delimiter=/")]
    [InlineData("https://bucket.oss-cn-hangzhou.aliyuncs.com/?uploads")]
    [InlineData("https://cos.ap-guangzhou.myqcloud.com/bucket?versions")]
    [InlineData("https://cos.ap-guangzhou.myqcloud.com/bucket/?acl")]
    [InlineData("http://127.0.0.1:9000/bucket?acl")]
    [InlineData("http://[::1]:9000/bucket?lifecycle")]
    [InlineData("http://localhost/bucket?max-keys=1")]
    [InlineData("http://minio:9000/bucket?location")]
    [InlineData("https://pek3a.qingstor.com/bucket?limit=3")]
    public async Task A_question_to_a_bucket_is_looked_at(string uri)
    {
        var hidden = Exchange.Get(uri).Answers(200, ErrorDocument);
        var good = Exchange.Get(uri).Answers(200, Listing);

        Assert.Equal("SlowDown", (await hidden.ErrorAsync()).Code);
        Assert.Equal(503, (int)hidden.Response.StatusCode);
        Assert.Null(await good.ReadAsync());
        Assert.Equal(Listing, await good.CallerGetsAsync());
    }

    [Theory]
    [InlineData("https://bucket.example.com/")]
    [InlineData("https://bucket.example.com/?versionId=1")]
    [InlineData("https://bucket.example.com/?unknown")]
    public void A_GET_of_a_root_without_a_key_of_the_buckets_own_is_not(string uri) =>
        Assert.False(Exchange.Get(uri).Answers(200, ErrorDocument).NeedsReading());

    [Theory]
    [InlineData("x-cos-copy-source", "SlowDown", 503)]
    [InlineData("x-oss-copy-source", "InternalError", 500)]
    [InlineData("x-amz-copy-source", "SlowDown", 503)]
    [InlineData("x-obs-copy-source", "SlowDown", 503)]
    [InlineData("x-tos-copy-source", "InternalError", 500)]
    [InlineData("x-qs-copy-source", "internal_error", 500)]
    [InlineData("x-qs-move-source", "internal_error", 500)]
    [InlineData("x-qs-fetch-source", "fetch_throttled", 429)]
    public async Task A_copy_move_or_fetch_is_read(string header, string code, int status)
    {
        foreach (var uri in new[] { "https://store.example.com/key", "https://store.example.com/key?partNumber=1&uploadId=2" })
        {
            var exchange = Exchange.Put(uri).Asking(header, "/bucket/source").Answers(200, $"  <Error><Code>{code}</Code></Error>");

            Assert.Equal(code, (await exchange.ErrorAsync()).Code);
            Assert.Equal(status, (int)exchange.Response.StatusCode);
        }
    }

    [Theory]
    [InlineData("https://store.example.com/key?uploadId=1")]
    [InlineData("https://store.example.com/key?upload_id=1")]
    [InlineData("https://bucket.example.com/?delete")]
    [InlineData("https://store.example.com/key?restore")]
    [InlineData("https://store.example.com/key?uploads")]
    [InlineData("https://store.example.com/jobs")]
    public async Task A_POST_is_read(string uri)
    {
        var exchange = Exchange.Post(uri).Answers(200, ErrorDocument);

        Assert.Equal("SlowDown", (await exchange.ErrorAsync()).Code);
        Assert.Equal(503, (int)exchange.Response.StatusCode);
        Assert.Equal(ErrorDocument, await exchange.CallerGetsAsync());
    }

    [Fact]
    public async Task A_PUT_whose_answer_has_a_body_is_read()
    {
        var exchange = Exchange.Put().Answers(200, ErrorDocument);

        Assert.Equal("SlowDown", (await exchange.ErrorAsync()).Code);
    }

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
    public async Task Reading_stops_at_the_name_of_a_good_root()
    {
        var body = AnswerBody.Of("<?xml version='1.0'?>", "<InitiateMultipart", "UploadResult ", "xmlns='x'>", "<UploadId>1</UploadId></InitiateMultipartUploadResult>");
        var exchange = Exchange.Post("https://store.example.com/key?uploads").Answers(200, body);

        Assert.Null(await exchange.ReadAsync());
        Assert.Equal(3, body.Reads);
        Assert.EndsWith("<UploadId>1</UploadId></InitiateMultipartUploadResult>", await exchange.CallerGetsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"code\":\"SlowDown\",\"request_id\":\"1\"}")]
    [InlineData("plain text")]
    [InlineData("<!DOCTYPE html>")]
    [InlineData("\u0001\u0002\u0003")]
    public async Task Reading_stops_at_the_first_byte_that_cannot_begin_an_error(string body)
    {
        var stream = AnswerBody.Of(body, "more");
        var exchange = Exchange.Post("https://store.example.com/jobs").Answers(200, stream);

        Assert.Null(await exchange.ReadAsync());
        Assert.Equal(1, stream.Reads);
        Assert.Equal(body + "more", await exchange.CallerGetsAsync());
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
    public async Task A_number_beside_a_placeholder_picture_is_told_and_changes_nothing()
    {
        var exchange = Exchange.Get().By(StorageProvider.TencentCos).Answers(200, "GIF89a").With("X-ErrNo", "-29214").With("x-ci-request-id", "ci");

        var error = await exchange.ErrorAsync();

        Assert.Equal("-29214", error.Code);
        Assert.Equal(StorageErrorKind.Throttling, error.Kind);
        Assert.True(error.IsEmbedded);
        Assert.Equal("ci", error.RequestId);
        Assert.Equal(200, (int?)error.StatusCode);
        Assert.Equal(200, (int)exchange.Response.StatusCode);
        Assert.Equal("As it came", exchange.Response.ReasonPhrase);
        Assert.Equal(0, exchange.Body!.Reads);
        Assert.Same(error, exchange.Response.GetStorageError());
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task A_number_beside_any_good_answer_is_told(string method)
    {
        var exchange = Exchange.Get();
        exchange.Request.Method = new(method);
        exchange.Answers(200, method == "HEAD" ? null : "<UploadResult/>").With("X-ErrNo", "-60949");

        var error = await exchange.ErrorAsync();

        Assert.Equal("-60949", error.Code);
        Assert.Equal(200, (int)exchange.Response.StatusCode);
    }

    [Fact]
    public async Task Zero_is_no_error_and_nothing_is_looked_up_for_stores_without_numbers()
    {
        Assert.False(Exchange.Get().Answers(200).With("X-ErrNo", "0").NeedsReading());
        Assert.False(Exchange.Get().By(StorageProvider.AlibabaOss).Answers(200).With("X-ErrNo", "-29214").NeedsReading());
        Assert.Null(await Exchange.Put().Answers(200, "<UploadResult/>").With("X-ErrNo", "0").ReadAsync());
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

            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                reader.NeedsReading(exchange.Request, exchange.Response);
            }

            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }
}
