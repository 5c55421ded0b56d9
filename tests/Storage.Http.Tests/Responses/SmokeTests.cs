namespace Storage.Http.Tests.Responses;

public class SmokeTests
{
    [Fact]
    public async Task Cos_page()
    {
        var exchange = Exchange.Get().Answers(404, """
            <?xml version='1.0' encoding='utf-8' ?>
            <Error>
            	<Code>NoSuchKey</Code>
            	<Message>string</Message>
            	<Resource>string</Resource>
            	<RequestId>NjAw</RequestId>
            	<TraceId>T</TraceId>
            </Error>
            """);
        var error = await exchange.ErrorAsync();
        Assert.Equal("NoSuchKey", error.Code);
        Assert.Equal("NjAw", error.RequestId);
        Assert.Equal(StorageErrorKind.NotFound, error.Kind);
        Assert.Contains("TraceId", await exchange.CallerGetsAsync());
    }

    [Fact]
    public async Task Copy_slow()
    {
        var exchange = Exchange.Copy("x-cos-copy-source").Answers(200, AnswerBody.Dripping("<?xml version='1.0'?>\n   <Error><Code>SlowDown</Code></Error>"));
        var error = await exchange.ErrorAsync();
        Assert.Equal("SlowDown", error.Code);
        Assert.Equal(503, (int)exchange.Response.StatusCode);
        Assert.Equal(200, (int)error.WireStatusCode!);
        Assert.EndsWith("</Error>", await exchange.CallerGetsAsync());
    }

    [Fact]
    public async Task Copy_good()
    {
        var exchange = Exchange.Copy("x-cos-copy-source").Answers(200, "<CopyObjectResult><ETag>x</ETag></CopyObjectResult>");
        Assert.Null(await exchange.ReadAsync(false));
        Assert.EndsWith("Result>", await exchange.CallerGetsAsync());
    }
}
