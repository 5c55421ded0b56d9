namespace Storage.Http.Tests.Responses;

/// <summary>R6: which good answers are looked at, and how far.</summary>
public class R06_AnswersThatAreReadTests
{
    const string ErrorDocument = "<?xml version='1.0'?>\n<Error><Code>SlowDown</Code><Message>m</Message></Error>";
    const string Listing = "<?xml version='1.0'?>\n<ListBucketResult><Name>b</Name><Contents><Key>&lt;Error&gt;</Key></Contents></ListBucketResult>";

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
}
