namespace Storage.Http.Tests.Responses;

/// <summary>R7: what a copy promises.</summary>
public class R07_CopyTests
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

    [Theory]
    [InlineData("(zstd)", "zstd")]
    [InlineData("<CopyObjectResult>", "utf-8")]
    [InlineData("(gzip in br)", "gzip, br")]
    public async Task What_is_compressed_in_an_unknown_way_cannot_be_missed(string body, string coding)
    {
        var exchange = Exchange.Copy("x-cos-copy-source").Answers(200, body).With("Content-Encoding", coding);

        Assert.Null(await exchange.ReadAsync());
        Assert.Equal(body, await exchange.CallerGetsAsync());
    }

    [Theory]
    [InlineData(200)]
    [InlineData(503)]
    public async Task A_coding_that_is_none_hides_no_error(int status)
    {
        // Seen in the wild: the charset, or what the request was coded with.
        foreach (var coding in new[] { "utf-8", "aws-chunked" })
        {
            var exchange = Exchange.Copy("x-cos-copy-source").Answers(status, "<Error><Code>SlowDown</Code></Error>").With("Content-Encoding", coding);

            Assert.Equal("SlowDown", (await exchange.ErrorAsync()).Code);
        }
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
