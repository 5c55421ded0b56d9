namespace Storage.Http.Tests.Responses;

/// <summary>R2: what the body does not say about the request's identity stands in headers.</summary>
public class R02_IdsFallBackToHeadersTests
{
    [Theory]
    [InlineData("x-cos-request-id")]
    [InlineData("x-ci-request-id")]
    [InlineData("x-oss-request-id")]
    [InlineData("x-qs-request-id")]
    [InlineData("x-amz-request-id")]
    public async Task Every_stores_request_id_is_found(string header)
    {
        var error = await Exchange.Head().Answers(500).With(header, "from-header").ErrorAsync();

        Assert.Equal("from-header", error.RequestId);
    }

    [Fact]
    public async Task Trace_and_host_ids_are_found()
    {
        var cos = await Exchange.Head().Answers(500).With("x-cos-request-id", "r").With("x-cos-trace-id", "t").ErrorAsync();
        var s3 = await Exchange.Head().Answers(500).With("x-amz-request-id", "r").With("x-amz-id-2", "h").ErrorAsync();

        Assert.Equal("t", cos.TraceId);
        Assert.Equal("h", s3.HostId);
    }

    [Fact]
    public async Task The_body_goes_before_the_header()
    {
        var error = await Exchange.Get().Answers(500, "<Error><Code>InternalError</Code><RequestId>body</RequestId></Error>")
            .With("x-amz-request-id", "header").ErrorAsync();

        Assert.Equal("body", error.RequestId);
    }

    [Theory]
    [InlineData("<RequestId></RequestId>")]
    [InlineData("<RequestId> </RequestId>")]
    [InlineData("<RequestId/>")]
    [InlineData("<RequestId><![CDATA[]]></RequestId>")]
    [InlineData("<RequestId><!-- none --></RequestId>")]
    [InlineData("<RequestId>&#32;</RequestId>")]
    public async Task An_empty_id_in_the_body_says_nothing(string element)
    {
        var error = await Exchange.Get().Answers(500, $"<Error><Code>InternalError</Code>{element}</Error>").With("x-amz-request-id", "header").ErrorAsync();

        Assert.Equal("header", error.RequestId);
    }

    [Fact]
    public async Task The_configured_stores_id_goes_before_a_relatives()
    {
        var error = await Exchange.Head().By(StorageProvider.TencentCos).Answers(500)
            .With("x-amz-request-id", "relative").With("x-cos-request-id", "own").ErrorAsync();

        Assert.Equal("own", error.RequestId);
    }

    [Fact]
    public async Task Empty_headers_say_nothing()
    {
        var error = await Exchange.Head().By(StorageProvider.TencentCos).Answers(500)
            .With("x-cos-request-id", "").With("x-ci-request-id", "second").ErrorAsync();

        Assert.Equal("second", error.RequestId);
    }

    [Fact]
    public async Task An_error_hidden_under_200_without_an_id_takes_that_of_the_header()
    {
        // Swift's hidden errors hold a code and a message only.
        var error = await Exchange.Complete().Answers(200, "<?xml version=\"1.0\"?>\n \n<Error><Code>InvalidPart</Code><Message>m</Message></Error>")
            .With("x-amz-request-id", "tx2ecf").With("x-amz-id-2", "tx2ecf").ErrorAsync();

        Assert.Equal("tx2ecf", error.RequestId);
    }

    [Fact]
    public async Task Partial_and_incomplete_answers_have_their_ids_too()
    {
        var partial = await Exchange.DeleteMultiple().Answers(200, "<DeleteResult><Error><Key>k</Key><Code>SlowDown</Code></Error></DeleteResult>")
            .With("x-amz-request-id", "p").ErrorAsync();
        var incomplete = await Exchange.Copy().Answers(200, "<CopyObjectResult>").With("x-amz-request-id", "i").With("x-amz-id-2", "h").ErrorAsync();

        Assert.Equal("p", partial.RequestId);
        Assert.Equal("i", incomplete.RequestId);
        Assert.Equal("h", incomplete.HostId);
    }
}
