namespace Storage.Http.Tests.Responses;

/// <summary>R7: what a good answer looks like, and what is missing in one that is none.</summary>
public class R07_GoodAnswersTests
{
    const string CopyResult = "<CopyObjectResult><ETag>\"1\"</ETag><LastModified>2026</LastModified></CopyObjectResult>";
    const string CompleteResult = "<CompleteMultipartUploadResult xmlns='x'><Key>k</Key><ETag>\"1-2\"</ETag></CompleteMultipartUploadResult>";

    public static TheoryData<string, string, string> GoodCopies => new()
    {
        { "x-cos-copy-source", "COS", CopyResult },
        { "x-cos-copy-source", "part", "<CopyPartResult><ETag>1</ETag></CopyPartResult>" },
        { "x-cos-copy-source", "blanks", "<?xml version='1.0' encoding='utf-8' ?>\n          \n" + CopyResult + "\n" },
        { "x-cos-copy-source", "empty ETag", "<CopyObjectResult><ETag></ETag></CopyObjectResult>" },
        { "x-cos-copy-source", "void ETag", "<CopyObjectResult><ETag/></CopyObjectResult>" },
        { "x-cos-copy-source", "prefix", "<a:CopyObjectResult xmlns:a='x'><a:ETag>1</a:ETag></a:CopyObjectResult>" },
        { "x-cos-copy-source", "another root with an ETag", "<CopyResult><ETag>1</ETag></CopyResult>" },
        { "x-cos-copy-source", "control characters", "<CopyObjectResult><ETag>1</ETag><Key>a\u0001\u0008b</Key></CopyObjectResult>" },
        { "x-cos-copy-source", "stray markup in a key", "<CopyObjectResult><Key>a <b> & </c></Key><ETag>1</ETag></CopyObjectResult>" },
        { "x-cos-copy-source", "a comment after the root", CopyResult + "<!-- done -->" },
        { "x-oss-copy-source", "no ETag promised", "<CopyObjectResult><LastModified>2026</LastModified></CopyObjectResult>" },
        { "x-amz-copy-source", "void root", "<CopyObjectResult/>" },
        { "x-amz-copy-source", "progress", "<CopyObjectResult><Progress>1</Progress><Progress>2</Progress><ETag>1</ETag></CopyObjectResult>" },
        { "x-amz-copy-source", "JSON", """{"ETag":"1"}""" },
        { "x-tos-copy-source", "JSON", """{"ETag":"1","LastModified":"2026"}""" },
        { "x-qs-copy-source", "nothing", "" },
        { "x-qs-move-source", "nothing", "" },
        { "x-qs-fetch-source", "nothing", "" },
        { "x-qs-copy-source", "anything", "<html>" },
    };

    public static TheoryData<string, string, string> LostCopies => new()
    {
        { "x-cos-copy-source", "", "ended before its result" },
        { "x-cos-copy-source", "   \n  ", "ended before its result" },
        { "x-cos-copy-source", "<?xml version='1.0' encoding='utf-8' ?>\n      ", "ended before its result" },
        { "x-cos-copy-source", "<!-- " + CopyResult, "ended before its result" },
        { "x-cos-copy-source", "<CopyObjectRes", "ended before its result" },
        { "x-cos-copy-source", "<CopyObjectResult>", "ended inside its result" },
        { "x-cos-copy-source", "<CopyObjectResult><ETag>1</ETag>", "ended inside its result" },
        { "x-amz-copy-source", "<CopyObjectResult xmlns='x'><Progress>2107392</Progress><Progress>4204544</Progress>", "ended inside its result" },
        { "x-cos-copy-source", "<CopyObjectResult><LastModified>2026</LastModified></CopyObjectResult>", "lacks its ETag" },
        { "x-cos-copy-source", "<CopyObjectResult/>", "lacks its ETag" },
        { "x-obs-copy-source", "<CopyObjectResult><LastModified>2026</LastModified></CopyObjectResult>", "lacks its ETag" },
        { "x-cos-copy-source", "<CopyObjectResult><Inner><ETag>1</ETag></Inner></CopyObjectResult>", "lacks its ETag" },
        { "x-amz-copy-source", "<html><body>Welcome to the hotel's network</body></html>", "something else" },
        { "x-amz-copy-source", "<!DOCTYPE html><html></html>", "something else" },
        { "x-amz-copy-source", "Bad gateway", "something else" },
        { "x-amz-copy-source", "[1]", "something else" },
        { "x-tos-copy-source", "<html></html>", "something else" },
        { "x-tos-copy-source", "", "ended before its result" },
        { "x-tos-copy-source", """{"ETag":"1" """, "ended inside its result" },
        { "x-tos-copy-source", """{"LastModified":"2026"}""", "lacks its ETag" },
        { "x-cos-copy-source", """{"LastModified":"2026"}""", "lacks its ETag" },
    };

    [Theory]
    [MemberData(nameof(GoodCopies))]
    public async Task A_good_copy_reaches_the_caller_byte_for_byte(string header, string shape, string body)
    {
        foreach (var stream in new[] { AnswerBody.Of(body), AnswerBody.Dripping(body) })
        {
            var exchange = Exchange.Copy(header).Answers(header.StartsWith("x-qs", StringComparison.Ordinal) ? 201 : 200, stream);

            Assert.True(await exchange.ReadAsync() is null, shape);
            Assert.True(exchange.Response.IsSuccessStatusCode);
            Assert.Equal("As it came", exchange.Response.ReasonPhrase);
            Assert.Equal(body, await exchange.CallerGetsAsync());
        }
    }

    [Theory]
    [MemberData(nameof(LostCopies))]
    public async Task A_copy_without_its_result_is_incomplete(string header, string body, string reason)
    {
        foreach (var stream in new[] { AnswerBody.Of(body), AnswerBody.Dripping(body) })
        {
            var exchange = Exchange.Copy(header).Answers(200, stream).With("x-amz-request-id", "1");

            var error = await exchange.ErrorAsync();

            Assert.Equal(StorageErrorKind.Incomplete, error.Kind);
            Assert.Null(error.Code);
            Assert.True(error.IsEmbedded);
            Assert.True(error.IsTransient);
            Assert.Equal(500, (int)exchange.Response.StatusCode);
            Assert.Equal(200, (int?)error.WireStatusCode);
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
            Assert.Equal(body, await exchange.CallerGetsAsync());
        }
    }

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
    public async Task Swifts_delete_result_of_type_text_html_is_read()
    {
        const string Body = """
            <?xml version='1.0' encoding='UTF-8'?>
            <DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Error><Key>r1</Key><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error><Deleted><Key>r0</Key></Deleted><Error><Key> r &amp; 2 </Key><VersionId>v</VersionId><Code>AccessDenied</Code><Message></Message></Error><Error><Key>r3</Key><Code>Odd</Code></Error></DeleteResult>
            """;
        var exchange = Exchange.DeleteMultiple().Answers(200, Body).With("Content-Type", "text/html; charset=UTF-8");

        var error = await exchange.ErrorAsync();

        Assert.Equal(StorageErrorKind.PartialFailure, error.Kind);
        Assert.Null(error.Code);
        Assert.Equal(["r1", " r & 2 ", "r3"], error.Items.Select(item => item.Key));
        Assert.Equal([StorageErrorKind.Throttling, StorageErrorKind.Permission, StorageErrorKind.Unknown], error.Items.Select(item => item.Kind));
        Assert.Equal([null, "v", null], error.Items.Select(item => item.VersionId));
        Assert.Equal(["Please reduce your request rate.", null, null], error.Items.Select(item => item.Message));
        Assert.Equal(200, (int)exchange.Response.StatusCode);
        Assert.Equal("As it came", exchange.Response.ReasonPhrase);
        Assert.Equal(Body, await exchange.CallerGetsAsync());
    }

    [Fact]
    public async Task QingStors_errors_are_items()
    {
        var exchange = Exchange.DeleteMultiple().By(StorageProvider.QingStor).Answers(200, """
            {"deleted":[{"key":"a"}],"errors":[{"key":"b","code":"permission_denied","message":"no"},{"key":"c","code":"internal_error"},"odd",[{"key":"d"}]]}
            """);

        var error = await exchange.ErrorAsync();

        Assert.Equal(StorageErrorKind.PartialFailure, error.Kind);
        Assert.Equal(["b", "c"], error.Items.Select(item => item.Key));
        Assert.Equal([StorageErrorKind.Permission, StorageErrorKind.Transient], error.Items.Select(item => item.Kind));
        Assert.Equal("no", error.Items[0].Message);
    }

    [Theory]
    [InlineData("<DeleteResult><Deleted><Key>a</Key></Deleted></DeleteResult>", true)]
    [InlineData("<DeleteResult/>", true)]
    [InlineData("""{"deleted":[],"errors":[]}""", true)]
    [InlineData("<DeleteResult><Deleted><Key>a</Key></Deleted>", false)]
    [InlineData("", false)]
    public async Task A_delete_result_is_whole_or_incomplete(string body, bool good)
    {
        var verdict = await Exchange.DeleteMultiple().By(StorageProvider.S3).Answers(200, body).ReadAsync();

        Assert.Equal(good ? null : StorageErrorKind.Incomplete, verdict?.Kind);
    }

    [Fact]
    public async Task OSS_may_answer_a_quiet_delete_with_nothing()
    {
        Assert.Null(await Exchange.DeleteMultiple().By(StorageProvider.AlibabaOss).Answers(200, "").ReadAsync());
    }

    [Fact]
    public async Task What_is_longer_than_the_limit_is_never_incomplete_and_its_items_count_so_far()
    {
        var keys = string.Concat(Enumerable.Range(0, 2000).Select(i => $"<Error><Key>k{i}</Key><Code>SlowDown</Code></Error>"));
        var deletion = Exchange.DeleteMultiple().Answers(200, $"<DeleteResult>{keys}</DeleteResult>");
        var copy = Exchange.Copy("x-cos-copy-source").Answers(200, "<CopyObjectResult>" + new string(' ', 70_000) + "<ETag>1</ETag></CopyObjectResult>");

        var error = await deletion.ErrorAsync();

        Assert.InRange(error.Items.Count, 1000, 1999);
        Assert.All(error.Items, item => Assert.Equal("SlowDown", item.Code));
        Assert.EndsWith("</DeleteResult>", await deletion.CallerGetsAsync(), StringComparison.Ordinal);
        Assert.Null(await copy.ReadAsync());
        Assert.EndsWith("</CopyObjectResult>", await copy.CallerGetsAsync(), StringComparison.Ordinal);
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

    [Fact]
    public async Task A_body_that_breaks_before_its_result_ended_is_incomplete_and_breaks_again_for_the_caller()
    {
        var cut = Exchange.Copy().Answers(200, AnswerBody.Of("<CopyObjectResult><Progress>1</Progress>").ThenFails(new IOException("reset")));
        var ended = Exchange.Copy().Answers(200, AnswerBody.Of("<CopyObjectResult><ETag>1</ETag></CopyObjectResult>").ThenFails(new IOException("reset")));

        Assert.Equal(StorageErrorKind.Incomplete, (await cut.ErrorAsync()).Kind);
        Assert.Null(await ended.ReadAsync());
        foreach (var exchange in new[] { cut, ended })
        {
            var failure = await Assert.ThrowsAsync<HttpRequestException>(() => exchange.Response.Content.ReadAsStringAsync());
            Assert.Equal("reset", failure.InnerException?.Message);
        }
    }

    [Fact]
    public async Task What_is_compressed_in_an_unknown_way_cannot_be_missed()
    {
        var exchange = Exchange.Copy("x-cos-copy-source").Answers(200, "(zstd)").With("Content-Encoding", "zstd");

        Assert.Null(await exchange.ReadAsync());
        Assert.Equal(0, exchange.Body!.Reads);
    }

    [Fact]
    public async Task A_compressed_result_is_judged_by_what_it_unfolds_to()
    {
        var good = Exchange.Copy("x-cos-copy-source").Answers(200, Compression.Gzip(CopyResult)).With("Content-Encoding", "gzip");
        var hidden = Exchange.Copy("x-cos-copy-source").Answers(200, Compression.Brotli("<Error><Code>SlowDown</Code></Error>")).With("Content-Encoding", "br");
        var cut = Exchange.Copy("x-cos-copy-source").Answers(200, Compression.Gzip(CopyResult)[..40]).With("Content-Encoding", "gzip");

        Assert.Null(await good.ReadAsync());
        Assert.Equal("SlowDown", (await hidden.ErrorAsync()).Code);
        Assert.Equal(StorageErrorKind.Incomplete, (await cut.ErrorAsync()).Kind);
    }
}
