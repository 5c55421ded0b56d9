namespace Storage.Http.Tests.Responses;

/// <summary>R7: what a complete promises.</summary>
public class R07_CompleteTests
{
    const string CopyResult = "<CopyObjectResult><ETag>\"1\"</ETag><LastModified>2026</LastModified></CopyObjectResult>";
    const string CompleteResult = "<CompleteMultipartUploadResult xmlns='x'><Key>k</Key><ETag>\"1-2\"</ETag></CompleteMultipartUploadResult>";

    [Fact]
    public async Task An_answer_that_announces_no_body_is_incomplete_too()
    {
        Assert.Equal(StorageErrorKind.Incomplete, (await Exchange.Copy().Answers(200).ErrorAsync()).Kind);
        Assert.Equal(StorageErrorKind.Incomplete, (await Exchange.Complete().Answers(200).ErrorAsync()).Kind);
        Assert.Null(await Exchange.Copy("x-qs-copy-source").Answers(201).ReadAsync());
        Assert.Null(await Exchange.Complete("upload_id=1").Answers(201).ReadAsync());
    }

    [Fact]
    public async Task A_result_cut_anywhere_is_incomplete()
    {
        for (var length = 0; length < CompleteResult.Length; length++)
        {
            var error = await Exchange.Complete().Answers(200, CompleteResult[..length]).ErrorAsync();

            Assert.Equal(StorageErrorKind.Incomplete, error.Kind);
        }

        Assert.Null(await Exchange.Complete().Answers(200, CompleteResult).ReadAsync());
    }

    [Theory]
    [InlineData("TencentCos", "<CompleteMultipartUploadResult><ETag>1</ETag></CompleteMultipartUploadResult>", true)]
    [InlineData("TencentCos", "<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>", false)]
    [InlineData("S3", "<CompleteMultipartUploadResult><ETag></ETag></CompleteMultipartUploadResult>", true)]
    [InlineData("S3", "<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>", true)]
    [InlineData("S3", "", false)]
    [InlineData("AlibabaOss", "<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>", true)]
    [InlineData("AlibabaOss", "", false)]
    [InlineData("TencentCoffer", "     {\"ETag\":\"1\"}", true)]
    [InlineData("TencentCoffer", "     ", false)]
    [InlineData("TencentCoffer", "     {\"ETag\":\"1\"", false)]
    [InlineData("QingStor", "", true)]
    public async Task The_configured_store_says_what_a_complete_answers(string provider, string body, bool good)
    {
        var store = BuiltInProviders.Find(provider)!;
        var verdict = await Exchange.Complete(store.UploadIdKey + "=1").By(store).Answers(200, body).ReadAsync();

        Assert.Equal(good ? null : StorageErrorKind.Incomplete, verdict?.Kind);
    }

    [Theory]
    [InlineData("x-cos-request-id", true)]
    [InlineData("x-amz-request-id", false)]
    [InlineData("x-unknown-request-id", false)]
    public async Task Without_one_the_recognised_store_does_and_else_S3(string idHeader, bool etagRequired)
    {
        var verdict = await Exchange.Complete().Answers(200, "<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>")
            .With(idHeader, "1").ReadAsync();

        Assert.Equal(etagRequired ? StorageErrorKind.Incomplete : null, verdict?.Kind);
    }

    [Fact]
    public async Task The_upload_id_key_of_QingStor_tells_the_store()
    {
        Assert.Null(await Exchange.Complete("upload_id=1&part_number=2").Answers(201, "").ReadAsync());
    }

    [Theory]
    [InlineData("x-cos-callback")]
    [InlineData("x-oss-callback")]
    [InlineData("x-obs-callback")]
    [InlineData("Pic-Operations")]
    public async Task With_a_callback_or_processing_anything_goes(string header)
    {
        foreach (var body in new[] { "", "ok", """{"code":"NoSuchKey","request_id":"mine"}""", "<UploadResult><OriginalInfo/></UploadResult>" })
        {
            var exchange = Exchange.Complete().Asking(header, "e30=").Answers(200, body);
            if (header == "Pic-Operations" && body.StartsWith('{'))
            {
                continue;
            }

            Assert.Null(await exchange.ReadAsync());
            Assert.Equal(body, await exchange.CallerGetsAsync());
        }

        var hidden = await Exchange.Complete().Asking(header, "e30=").Answers(200, "<Error><Code>SlowDown</Code></Error>").ErrorAsync();
        Assert.Equal("SlowDown", hidden.Code);
    }

    [Fact]
    public async Task A_callback_asked_for_in_the_query_counts_too()
    {
        Assert.Null(await Exchange.Complete("uploadId=1&callback=e30").By(StorageProvider.AlibabaOss).Answers(200, """{"Status":"OK"}""").ReadAsync());
    }

    [Theory]
    [InlineData("""{"code":"internal_error","message":"m"}""", "internal_error")]
    [InlineData("""{"code":"never_heard_of","message":"m","request_id":"1"}""", "never_heard_of")]
    [InlineData("""{"Error":{"Code":"SlowDown"}}""", "SlowDown")]
    [InlineData("""{"code":"never_heard_of","message":"m"}""", null)]
    [InlineData("""{"code":0,"request_id":"1"}""", null)]
    [InlineData("""{"code":500,"request_id":"1"}""", null)]
    [InlineData("""{"code":"0","request_id":"1"}""", null)]
    [InlineData("""{"ETag":"1","request_id":"1"}""", null)]
    public async Task JSON_is_an_error_only_with_a_known_code_or_a_request_id(string body, string? code)
    {
        foreach (var exchange in new[] { Exchange.Copy("x-amz-copy-source"), Exchange.Copy("x-qs-copy-source"), Exchange.Complete("upload_id=1"), Exchange.DeleteMultiple() })
        {
            var verdict = await exchange.Answers(200, body).ReadAsync();

            Assert.Equal(code, verdict?.Code);
            Assert.Equal(code is null, exchange.Response.IsSuccessStatusCode);
        }

        Assert.Null(await Exchange.Post("https://store.example.com/jobs").Answers(200, body).ReadAsync());
    }

    [Fact]
    public async Task A_root_whose_name_is_split_over_chunks_is_known()
    {
        const string Document = "<?xml version='1.0'?>\n  <Error><Code>SlowDown</Code></Error>";
        for (var cut = 1; cut < Document.Length; cut++)
        {
            var listing = Exchange.Get("https://bucket.example.com/?list-type=2").Answers(200, AnswerBody.Of(Document[..cut], Document[cut..]));

            Assert.Equal("SlowDown", (await listing.ErrorAsync()).Code);
        }
    }
}
